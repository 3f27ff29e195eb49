namespace BufferHealth.KernelCompiler.Wasm;

/// <summary>The value types of WebAssembly, with their binary encoding.</summary>
internal enum ValType : byte { I32 = 0x7F, I64 = 0x7E, F32 = 0x7D, F64 = 0x7C }

/// <summary>
/// One instruction. <paramref name="Immediate"/> is the constant (its bits, for floating point), local, label depth,
/// callee, block type, or memory offset, whichever the opcode takes.
/// </summary>
internal readonly record struct Instruction(Op Op, long Immediate = 0, int AlignLog2 = 0)
{
    public static implicit operator Instruction(Op op) => new(op);
}

/// <summary>The parameters and the result, null for none, of a function.</summary>
internal sealed record FunctionType(ValType[] Parameters, ValType? Result);

/// <summary>A function as it is built: its body may refer to its static frame, which is placed when the module is written.</summary>
internal sealed class WasmFunction(FunctionType type)
{
    public FunctionType Type => type;
    public List<ValType> Locals { get; } = [];
    public List<Instruction> Body { get; } = [];

    /// <summary>Null for a function that only the module itself calls.</summary>
    public string? ExportName { get; set; }

    /// <summary>Bytes of static memory for structs and for scalars whose address is taken; a multiple of 8.</summary>
    public int FrameSize { get; set; }
}
