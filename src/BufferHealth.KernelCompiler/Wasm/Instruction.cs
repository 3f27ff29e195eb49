namespace BufferHealth.KernelCompiler.Wasm;

/// <summary>
/// One instruction. <paramref name="Immediate"/> is the constant (its bits, for floating point), local, label depth,
/// callee, block type, or memory offset, whichever the opcode takes.
/// </summary>
internal readonly record struct Instruction(Op Op, long Immediate = 0, int AlignLog2 = 0);
