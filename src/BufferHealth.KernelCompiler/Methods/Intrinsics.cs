namespace BufferHealth.KernelCompiler.Methods;

/// <summary>
/// The methods of the base library that the subset may call, by documentation id, so that each overload is listed on
/// purpose. Every one gives the same bits on both sides; Math.Exp, Pow, Sin and the like are left out because they do not.
/// Each entry emits code for arguments that are on the stack.
/// </summary>
internal static class Intrinsics
{
    public static readonly Dictionary<string, Action<MethodCompiler>> All = new()
    {
        ["M:System.Math.Min(System.Double,System.Double)"] = c => c.Emit(Op.F64Min),
        ["M:System.Math.Max(System.Double,System.Double)"] = c => c.Emit(Op.F64Max),
        ["M:System.Math.Abs(System.Double)"] = c => c.Emit(Op.F64Abs),
        ["M:System.Math.Sqrt(System.Double)"] = c => c.Emit(Op.F64Sqrt),
        ["M:System.Math.Floor(System.Double)"] = c => c.Emit(Op.F64Floor),
        ["M:System.Math.Ceiling(System.Double)"] = c => c.Emit(Op.F64Ceil),
        ["M:System.Math.Truncate(System.Double)"] = c => c.Emit(Op.F64Trunc),
        ["M:System.Math.Round(System.Double)"] = c => c.Emit(Op.F64Nearest),
        ["M:System.Math.CopySign(System.Double,System.Double)"] = c => c.Emit(Op.F64CopySign),
        ["M:System.Math.Min(System.Single,System.Single)"] = c => c.Emit(Op.F32Min),
        ["M:System.Math.Max(System.Single,System.Single)"] = c => c.Emit(Op.F32Max),
        ["M:System.Math.Abs(System.Single)"] = c => c.Emit(Op.F32Abs),
        ["M:System.Math.Min(System.Int32,System.Int32)"] = c => Pick(c, Op.I32LtS),
        ["M:System.Math.Max(System.Int32,System.Int32)"] = c => Pick(c, Op.I32GtS),
        ["M:System.Math.Abs(System.Int32)"] = Abs,
        ["M:System.Double.IsNaN(System.Double)"] = c => DiffersFromItself(c, ValType.F64, Op.F64Ne),
        ["M:System.Double.IsFinite(System.Double)"] = c => CompareAbs(c, Op.F64Lt),
        ["M:System.Double.IsInfinity(System.Double)"] = c => CompareAbs(c, Op.F64Eq),
        ["M:System.Single.IsNaN(System.Single)"] = c => DiffersFromItself(c, ValType.F32, Op.F32Ne),
        ["M:System.Single.IsFinite(System.Single)"] = c => CompareAbs(c, Op.F32Lt),
        ["M:System.Single.IsInfinity(System.Single)"] = c => CompareAbs(c, Op.F32Eq),
        ["M:System.BitConverter.DoubleToInt64Bits(System.Double)"] = c => c.Emit(Op.I64ReinterpretF64),
        ["M:System.BitConverter.Int64BitsToDouble(System.Int64)"] = c => c.Emit(Op.F64ReinterpretI64),
        ["M:System.BitConverter.SingleToInt32Bits(System.Single)"] = c => c.Emit(Op.I32ReinterpretF32),
        ["M:System.BitConverter.Int32BitsToSingle(System.Int32)"] = c => c.Emit(Op.F32ReinterpretI32),
    };

    private static void Pick(MethodCompiler c, Op compare)
    {
        int a = c.NewLocal(ValType.I32), b = c.NewLocal(ValType.I32);
        c.EmitAll(new(Op.LocalSet, b), new(Op.LocalTee, a), new(Op.LocalGet, b), new(Op.LocalGet, a), new(Op.LocalGet, b), compare, Op.Select);
    }

    /// <summary>Traps for int.MinValue, for which Math.Abs throws. Otherwise (a ^ sign) - sign, sign being 0 or -1.</summary>
    private static void Abs(MethodCompiler c)
    {
        int a = c.NewLocal(ValType.I32), sign = c.NewLocal(ValType.I32);
        c.EmitAll(new(Op.LocalTee, a), new(Op.I32Const, int.MinValue), Op.I32Eq);
        c.TrapIf();
        c.EmitAll(new(Op.LocalGet, a), new(Op.LocalGet, a), new(Op.I32Const, 31), Op.I32ShrS, new(Op.LocalTee, sign), Op.I32Xor);
        c.EmitAll(new(Op.LocalGet, sign), Op.I32Sub);
    }

    private static void DiffersFromItself(MethodCompiler c, ValType type, Op notEqual)
    {
        int x = c.NewLocal(type);
        c.EmitAll(new(Op.LocalTee, x), new(Op.LocalGet, x), notEqual);
    }

    private static void CompareAbs(MethodCompiler c, Op compareWithInfinity)
    {
        if (compareWithInfinity >= Op.F64Eq) c.EmitAll(Op.F64Abs, new(Op.F64Const, BitConverter.DoubleToInt64Bits(double.PositiveInfinity)), compareWithInfinity);
        else c.EmitAll(Op.F32Abs, new(Op.F32Const, BitConverter.SingleToInt32Bits(float.PositiveInfinity)), compareWithInfinity);
    }
}
