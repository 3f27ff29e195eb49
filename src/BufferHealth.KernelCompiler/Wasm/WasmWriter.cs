using System.Text;

namespace BufferHealth.KernelCompiler.Wasm;

/// <summary>Writes the primitives of the WebAssembly binary format.</summary>
internal sealed class WasmWriter
{
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    public void Raw(params ReadOnlySpan<byte> data) => bytes.AddRange(data);

    public void Name(string name) => Sized(w => w.Raw(Encoding.UTF8.GetBytes(name)));

    /// <summary>Writes what <paramref name="write"/> writes, preceded by its length.</summary>
    public void Sized(Action<WasmWriter> write)
    {
        var inner = new WasmWriter();
        write(inner);
        Unsigned(inner.bytes.Count);
        bytes.AddRange(inner.bytes);
    }

    public void Section(byte id, Action<WasmWriter> write)
    {
        Raw(id);
        Sized(write);
    }

    public void Vector<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Unsigned(items.Count);
        foreach (var item in items) write(item);
    }

    /// <summary>Unsigned LEB128, of at most 32 bits.</summary>
    public void Unsigned(long value)
    {
        uint rest = checked((uint)value);
        for (; rest > 0x7F; rest >>= 7) Raw((byte)(rest | 0x80));
        Raw((byte)rest);
    }

    /// <summary>Signed LEB128. The last byte's bit 6 is the sign.</summary>
    public void Signed(long value)
    {
        for (; value is < -64 or > 63; value >>= 7) Raw((byte)(value | 0x80));
        Raw((byte)(value & 0x7F));
    }

    public void Instruction(Instruction instruction)
    {
        var (op, immediate, alignLog2) = instruction;
        if (op >= Op.I32TruncSatF32S) Raw(0xFC, (byte)op);
        else Raw((byte)op);
        switch (op)
        {
            case Op.Block or Op.Loop or Op.If: Raw((byte)immediate); break;
            case Op.Br or Op.BrIf or Op.Call or Op.LocalGet or Op.LocalSet or Op.LocalTee: Unsigned(immediate); break;
            case >= Op.I32Load and <= Op.I32Store16: Unsigned(alignLog2); Unsigned(immediate); break;
            case Op.I32Const: Signed((int)immediate); break;
            case Op.I64Const: Signed(immediate); break;
            case Op.F32Const: Raw(BitConverter.GetBytes((int)immediate)); break;
            case Op.F64Const: Raw(BitConverter.GetBytes(immediate)); break;
            case Op.MemoryCopy: Raw(0, 0); break;
            case Op.MemoryFill: Raw(0); break;
        }
    }
}
