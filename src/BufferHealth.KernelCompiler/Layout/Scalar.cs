using System.Numerics;
using BufferHealth.KernelCompiler.Wasm;
using Microsoft.CodeAnalysis;

namespace BufferHealth.KernelCompiler.Layout;

/// <summary>The primitive types of the subset. Those narrower than 32 bits live in an i32 that always holds a value in their range.</summary>
internal enum Scalar
{
    Bool, I8, U8, I16, U16, I32, U32, I64, U64, F32, F64,
}

/// <summary>What the compiler needs to know of each <see cref="Scalar"/>.</summary>
internal static class Scalars
{
    public static Scalar? Of(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => Scalar.Bool,
        SpecialType.System_SByte => Scalar.I8,
        SpecialType.System_Byte => Scalar.U8,
        SpecialType.System_Int16 => Scalar.I16,
        SpecialType.System_UInt16 => Scalar.U16,
        SpecialType.System_Int32 => Scalar.I32,
        SpecialType.System_UInt32 => Scalar.U32,
        SpecialType.System_Int64 => Scalar.I64,
        SpecialType.System_UInt64 => Scalar.U64,
        SpecialType.System_Single => Scalar.F32,
        SpecialType.System_Double => Scalar.F64,
        _ => null,
    };

    public static int Size(this Scalar scalar) => scalar switch
    {
        Scalar.Bool or Scalar.I8 or Scalar.U8 => 1,
        Scalar.I16 or Scalar.U16 => 2,
        Scalar.I32 or Scalar.U32 or Scalar.F32 => 4,
        _ => 8,
    };

    public static ValType ValType(this Scalar scalar) => scalar switch
    {
        Scalar.F64 => Wasm.ValType.F64,
        Scalar.F32 => Wasm.ValType.F32,
        Scalar.I64 or Scalar.U64 => Wasm.ValType.I64,
        _ => Wasm.ValType.I32,
    };

    public static bool IsUnsigned(this Scalar scalar) => scalar is Scalar.Bool or Scalar.U8 or Scalar.U16 or Scalar.U32 or Scalar.U64;

    public static bool IsFloating(this Scalar scalar) => scalar is Scalar.F32 or Scalar.F64;

    public static bool IsNarrow(this Scalar scalar) => scalar.Size() < 4;

    public static Instruction Load(this Scalar scalar, int offset) => new(
        scalar switch
        {
            Scalar.Bool or Scalar.U8 => Op.I32Load8U,
            Scalar.I8 => Op.I32Load8S,
            Scalar.U16 => Op.I32Load16U,
            Scalar.I16 => Op.I32Load16S,
            Scalar.I32 or Scalar.U32 => Op.I32Load,
            Scalar.F32 => Op.F32Load,
            Scalar.F64 => Op.F64Load,
            _ => Op.I64Load,
        },
        offset,
        AlignLog2(scalar));

    public static Instruction Store(this Scalar scalar, int offset) => new(
        scalar switch
        {
            Scalar.F64 => Op.F64Store,
            Scalar.F32 => Op.F32Store,
            Scalar.I64 or Scalar.U64 => Op.I64Store,
            Scalar.I32 or Scalar.U32 => Op.I32Store,
            Scalar.I16 or Scalar.U16 => Op.I32Store16,
            _ => Op.I32Store8,
        },
        offset,
        AlignLog2(scalar));

    private static int AlignLog2(Scalar scalar) => BitOperations.Log2((uint)scalar.Size());
}
