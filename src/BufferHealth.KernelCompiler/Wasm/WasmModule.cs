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
        (string Name, byte Kind, int Index)[] exports =
            [("memory", 2, 0), ("heapBase", 3, 0), .. Functions.Where(f => f.ExportName != null).Select(f => (f.ExportName!, (byte)0, Functions.IndexOf(f)))];

        var module = new WasmWriter();
        module.Raw(0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0);
        module.Section(1, s => s.Vector(types, type => s.Raw(Convert.FromHexString(type))));
        module.Section(3, s => s.Vector(Functions, f => s.Unsigned(types.IndexOf(EncodedType(f)))));
        module.Section(5, s => { s.Raw(1, 0); s.Unsigned(heapBase / PageSize + 1); });      // one memory, without a maximum
        module.Section(6, s => { s.Raw(1, (byte)ValType.I32, 0); s.Instruction(new(Op.I32Const, heapBase)); s.Raw((byte)Op.End); });
        module.Section(7, s => s.Vector(exports, e => { s.Name(e.Name); s.Raw(e.Kind); s.Unsigned(e.Index); }));
        module.Section(10, s => s.Vector(Functions, f => s.Sized(body => WriteBody(body, f, frameBases[f]))));
        return module.ToArray();
    }

    /// <summary>In hexadecimal, so that equal types compare equal and share one entry.</summary>
    private static string EncodedType(WasmFunction function)
    {
        var writer = new WasmWriter();
        writer.Raw(0x60);
        writer.Vector(function.Type.Parameters, p => writer.Raw((byte)p));
        writer.Vector(function.Type.Result is { } result ? new[] { result } : [], r => writer.Raw((byte)r));
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
        writer.Vector(runs, run => { writer.Unsigned(run.Count); writer.Raw((byte)run.Type); });
        for (int i = 0; i < function.Body.Count; i++)
        {
            var (op, immediate, _) = function.Body[i];
            bool readBack = op == Op.LocalSet && i + 1 < function.Body.Count && function.Body[i + 1] == new Instruction(Op.LocalGet, immediate);
            writer.Instruction(op == Op.FrameAddress ? new(Op.I32Const, frameBase + immediate) : readBack ? new(Op.LocalTee, immediate) : function.Body[i]);
            if (readBack) i++;
        }
        writer.Raw((byte)Op.End);
    }
}
