using System.Numerics;

namespace BufferHealth.KernelCompiler.Layout;

/// <summary>The primitive types of the subset. Those narrower than 32 bits live in an i32 that always holds a value in their range.</summary>
internal enum Scalar { Bool, I8, U8, I16, U16, I32, U32, I64, U64, F32, F64 }

/// <summary>What the compiler needs to know of each <see cref="Scalar"/>.</summary>
internal static class Scalars
{
    /// <summary>In the order of <see cref="Scalar"/>.</summary>
    private static readonly (SpecialType Type, int Size, ValType ValType, Op Load, Op Store)[] Rows =
    [
        (SpecialType.System_Boolean, 1, Wasm.ValType.I32, Op.I32Load8U, Op.I32Store8),
        (SpecialType.System_SByte, 1, Wasm.ValType.I32, Op.I32Load8S, Op.I32Store8),
        (SpecialType.System_Byte, 1, Wasm.ValType.I32, Op.I32Load8U, Op.I32Store8),
        (SpecialType.System_Int16, 2, Wasm.ValType.I32, Op.I32Load16S, Op.I32Store16),
        (SpecialType.System_UInt16, 2, Wasm.ValType.I32, Op.I32Load16U, Op.I32Store16),
        (SpecialType.System_Int32, 4, Wasm.ValType.I32, Op.I32Load, Op.I32Store),
        (SpecialType.System_UInt32, 4, Wasm.ValType.I32, Op.I32Load, Op.I32Store),
        (SpecialType.System_Int64, 8, Wasm.ValType.I64, Op.I64Load, Op.I64Store),
        (SpecialType.System_UInt64, 8, Wasm.ValType.I64, Op.I64Load, Op.I64Store),
        (SpecialType.System_Single, 4, Wasm.ValType.F32, Op.F32Load, Op.F32Store),
        (SpecialType.System_Double, 8, Wasm.ValType.F64, Op.F64Load, Op.F64Store),
    ];

    public static Scalar? Of(SpecialType type) => Array.FindIndex(Rows, row => row.Type == type) is >= 0 and var index ? (Scalar)index : null;
    public static int Size(this Scalar scalar) => Rows[(int)scalar].Size;
    public static ValType ValType(this Scalar scalar) => Rows[(int)scalar].ValType;
    public static bool IsUnsigned(this Scalar scalar) => scalar is Scalar.Bool or Scalar.U8 or Scalar.U16 or Scalar.U32 or Scalar.U64;
    public static bool IsFloating(this Scalar scalar) => scalar is Scalar.F32 or Scalar.F64;
    public static bool IsNarrow(this Scalar scalar) => scalar.Size() < 4;
    public static Instruction Load(this Scalar scalar, int offset) => new(Rows[(int)scalar].Load, offset, BitOperations.Log2((uint)scalar.Size()));
    public static Instruction Store(this Scalar scalar, int offset) => new(Rows[(int)scalar].Store, offset, BitOperations.Log2((uint)scalar.Size()));
}
