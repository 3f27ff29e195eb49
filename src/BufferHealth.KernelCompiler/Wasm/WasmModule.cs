namespace BufferHealth.KernelCompiler.Wasm;

/// <summary>
/// A module without imports: functions, one memory, and the exports <c>memory</c> and <c>heapBase</c>, the first
/// address, aligned to 8, that the static frames leave to the host.
/// </summary>
internal sealed class WasmModule
{
    public const byte VoidBlock = 0x40;

    // Address 0 stays out of use, so that no valid reference is ever 0.
    private const int FramesStart = 16;
    private const int PageSize = 65536;

    public List<WasmFunction> Functions { get; } = [];

    public byte[] ToBytes()
    {
        var frameBases = new Dictionary<WasmFunction, int>();
        int heapBase = FramesStart;
        foreach (var function in Functions)
        {
            frameBases[function] = heapBase;
            heapBase += function.FrameSize;
        }
        var types = Functions.Select(EncodedType).Distinct().ToList();
        var exported = Functions.Where(f => f.ExportName != null).ToList();

        var module = new WasmWriter();
        module.Raw([0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0]);
        module.Section(1, s => s.Vector(types, type => s.Raw(Convert.FromHexString(type))));
        module.Section(3, s => s.Vector(Functions, f => s.Unsigned(types.IndexOf(EncodedType(f)))));
        module.Section(5, s =>
        {
            s.Unsigned(1);
            s.Byte(0);      // no maximum
            s.Unsigned(heapBase / PageSize + 1);
        });
        module.Section(6, s =>
        {
            s.Unsigned(1);
            s.Byte((byte)ValType.I32);
            s.Byte(0);      // immutable
            s.Instruction(new(Op.I32Const, heapBase));
            s.Byte((byte)Op.End);
        });
        module.Section(7, s =>
        {
            s.Unsigned(exported.Count + 2);
            Export(s, "memory", 2, 0);
            Export(s, "heapBase", 3, 0);
            foreach (var function in exported) Export(s, function.ExportName!, 0, Functions.IndexOf(function));
        });
        module.Section(10, s => s.Vector(Functions, f => s.Sized(body => WriteBody(body, f, frameBases[f]))));
        return module.ToArray();
    }

    private static void Export(WasmWriter writer, string name, byte kind, int index)
    {
        writer.Name(name);
        writer.Byte(kind);
        writer.Unsigned(index);
    }

    /// <summary>In hexadecimal, so that equal types compare equal and share one entry.</summary>
    private static string EncodedType(WasmFunction function)
    {
        var writer = new WasmWriter();
        writer.Byte(0x60);
        writer.Vector(function.Type.Parameters, p => writer.Byte((byte)p));
        writer.Vector(function.Type.Result is { } result ? new[] { result } : [], r => writer.Byte((byte)r));
        return Convert.ToHexString(writer.ToArray());
    }

    private static void WriteBody(WasmWriter writer, WasmFunction function, int frameBase)
    {
        var runs = new List<(int Count, ValType Type)>();
        foreach (var type in function.Locals)
        {
            if (runs.Count > 0 && runs[^1].Type == type) runs[^1] = (runs[^1].Count + 1, type);
            else runs.Add((1, type));
        }
        writer.Vector(runs, run =>
        {
            writer.Unsigned(run.Count);
            writer.Byte((byte)run.Type);
        });
        for (int i = 0; i < function.Body.Count; i++)
        {
            var instruction = function.Body[i];
            if (instruction.Op == Op.FrameAddress)
            {
                instruction = new(Op.I32Const, frameBase + instruction.Immediate);
            }
            else if (instruction.Op == Op.LocalSet && i + 1 < function.Body.Count && function.Body[i + 1] == new Instruction(Op.LocalGet, instruction.Immediate))
            {
                instruction = new(Op.LocalTee, instruction.Immediate);
                i++;
            }
            writer.Instruction(instruction);
        }
        writer.Byte((byte)Op.End);
    }
}
