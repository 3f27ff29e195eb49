namespace BufferHealth.KernelCompiler.Wasm;

/// <summary>
/// The WebAssembly opcodes in use, in the order of the binary format. Values from 0xFC00 carry the 0xFC prefix.
/// i64 and f32 forms are computed from i32 and f64 forms in <see cref="Ops"/>.
/// </summary>
internal enum Op : ushort
{
    Unreachable = 0x00, Nop, Block, Loop, If, Else, End = 0x0B, Br, BrIf, Return = 0x0F, Call, Drop = 0x1A, Select,
    LocalGet = 0x20, LocalSet, LocalTee,
    I32Load = 0x28, I64Load, F32Load, F64Load, I32Load8S, I32Load8U, I32Load16S, I32Load16U,
    I32Store = 0x36, I64Store, F32Store, F64Store, I32Store8, I32Store16,
    I32Const = 0x41, I64Const, F32Const, F64Const,
    I32Eqz, I32Eq, I32Ne, I32LtS, I32LtU, I32GtS, I32GtU, I32LeS, I32LeU, I32GeS, I32GeU,
    I64Eqz, I64Eq, I64Ne, I64LtS, I64LtU, I64GtS, I64GtU, I64LeS, I64LeU, I64GeS, I64GeU,
    F32Eq, F32Ne, F32Lt, F32Gt, F32Le, F32Ge,
    F64Eq, F64Ne, F64Lt, F64Gt, F64Le, F64Ge,
    I32Add = 0x6A, I32Sub, I32Mul, I32DivS, I32DivU, I32RemS, I32RemU, I32And, I32Or, I32Xor, I32Shl, I32ShrS, I32ShrU,
    I64Add = 0x7C, I64Sub, I64Mul, I64DivS, I64DivU, I64RemS, I64RemU, I64And, I64Or, I64Xor, I64Shl, I64ShrS, I64ShrU,
    F32Abs = 0x8B, F32Neg, F32Add = 0x92, F32Sub, F32Mul, F32Div, F32Min, F32Max,
    F64Abs = 0x99, F64Neg, F64Ceil, F64Floor, F64Trunc, F64Nearest, F64Sqrt, F64Add, F64Sub, F64Mul, F64Div, F64Min, F64Max, F64CopySign,
    I32WrapI64 = 0xA7, I64ExtendI32S = 0xAC, I64ExtendI32U,
    F32ConvertI32S = 0xB2, F32ConvertI32U, F32DemoteF64 = 0xB6,
    F64ConvertI32S, F64ConvertI32U, F64ConvertI64S, F64ConvertI64U, F64PromoteF32,
    I32ReinterpretF32, I64ReinterpretF64, F32ReinterpretI32, F64ReinterpretI64, I32Extend8S, I32Extend16S,
    I32TruncSatF32S = 0xFC00, I32TruncSatF32U, I32TruncSatF64S, I32TruncSatF64U,
    I64TruncSatF32S, I64TruncSatF32U, I64TruncSatF64S, I64TruncSatF64U,
    MemoryCopy = 0xFC0A, MemoryFill,

    /// <summary>Not in the format: the address of a byte in the function's static frame, an i32.const once frames are placed.</summary>
    FrameAddress = 0xFFFF,
}

/// <summary>The regularities of the opcode table.</summary>
internal static class Ops
{
    /// <summary>The encodings of the types go down as those of the constants go up.</summary>
    public static Op Const(this ValType type) => Op.I32Const + (ValType.I32 - type);

    /// <summary>The i64 form of an i32 comparison or arithmetic opcode.</summary>
    public static Op Wide(this Op i32) => i32 < Op.I32Add ? i32 + (Op.I64Eq - Op.I32Eq) : i32 + (Op.I64Add - Op.I32Add);

    /// <summary>The f32 form of an f64 comparison or arithmetic opcode.</summary>
    public static Op Single(this Op f64) => f64 < Op.I32Add ? f64 - (Op.F64Eq - Op.F32Eq) : f64 - (Op.F64Add - Op.F32Add);
}
