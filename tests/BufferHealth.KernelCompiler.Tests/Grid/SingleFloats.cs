using BufferHealth.Kernel;

namespace BufferHealth.KernelCompiler.Tests.Grid;

internal static class SingleFloats
{
    [WasmExport("FloatAdd")] public static float FloatAdd(float a, float b) => a + b;
    [WasmExport("FloatSubtract")] public static float FloatSubtract(float a, float b) => a - b;
    [WasmExport("FloatMultiply")] public static float FloatMultiply(float a, float b) => a * b;
    [WasmExport("FloatDivide")] public static float FloatDivide(float a, float b) => a / b;
    [WasmExport("FloatNegate")] public static float FloatNegate(float a) => -a;
    [WasmExport("FloatMin")] public static float FloatMin(float a, float b) => Math.Min(a, b);
    [WasmExport("FloatMax")] public static float FloatMax(float a, float b) => Math.Max(a, b);
    [WasmExport("FloatMinConstant")] public static float FloatMinConstant(float a) => Math.Min(a, 0f) + Math.Max(-0f, a) + Math.Min(a, 5);
    [WasmExport("FloatAbs")] public static float FloatAbs(float a) => Math.Abs(a);
    [WasmExport("FloatCompare")] public static int FloatCompare(float a, float b) => (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0);
    [WasmExport("FloatNotCompare")] public static int FloatNotCompare(float a, float b) => (!(a < b) ? 1 : 0) + (!(a <= b) ? 2 : 0) + (!(a > b) ? 4 : 0) + (!(a >= b) ? 8 : 0) + (!(a == b) ? 16 : 0);
    [WasmExport("FloatClass")] public static int FloatClass(float a) => (float.IsNaN(a) ? 1 : 0) + (float.IsFinite(a) ? 2 : 0) + (float.IsInfinity(a) ? 4 : 0);
    [WasmExport("FloatMultiplyAdd")] public static float FloatMultiplyAdd(float a, float b, float c) => a * b + c;
    [WasmExport("FloatReassociate")] public static float FloatReassociate(float a, float b, float c) => a + b + c - (a + (b + c)) + a * 2 / 2 + (a - a) + b * 1 + (c + 0f);
    [WasmExport("FloatRoundsEachStep")] public static float FloatRoundsEachStep(float a, float b) => (a * b) * (a + b) / (b - a);
    [WasmExport("FloatToDouble")] public static double FloatToDouble(float a) => a;
    [WasmExport("FloatAndDouble")] public static double FloatAndDouble(float a, double b) => a * b + a;
    [WasmExport("FloatFromDouble")] public static float FloatFromDouble(double a) => (float)a;
    [WasmExport("FloatRoundTrip")] public static double FloatRoundTrip(double a, double b) => (float)(a + b) + (double)(float)a;
    [WasmExport("FloatFromInt")] public static float FloatFromInt(int a) => a;
    [WasmExport("FloatFromUInt")] public static float FloatFromUInt(uint a) => a;
    [WasmExport("FloatFromShort")] public static float FloatFromShort(int a) => (short)a + 0.5f * (byte)a;
    [WasmExport("FloatFromLong")] public static float FloatFromLong(long a) => (float)(double)a;
    [WasmExport("FloatToInt")] public static int FloatToInt(float a) => (int)a;
    [WasmExport("FloatToUInt")] public static uint FloatToUInt(float a) => (uint)a;
    [WasmExport("FloatToLong")] public static long FloatToLong(float a) => (long)a;
    [WasmExport("FloatToULong")] public static ulong FloatToULong(float a) => (ulong)a;
    [WasmExport("FloatIntArithmetic")] public static float FloatIntArithmetic(float a, int b) => a * b + b / 3 - b;
    [WasmExport("FloatBits")] public static int FloatBits(float a) => float.IsNaN(a) ? 0 : BitConverter.SingleToInt32Bits(a);
    [WasmExport("FloatFromBits")] public static float FloatFromBits(int a) => BitConverter.Int32BitsToSingle(a);
    [WasmExport("FloatConstants")] public static float FloatConstants(int i) => i switch { 0 => float.Epsilon, 1 => float.MaxValue, -1 => 0.1f, 2 => -0f, 7 => float.PositiveInfinity, _ => 0.1f + 0.2f };
    [WasmExport("FloatIncrement")] public static float FloatIncrement(float a) { a++; float b = a--; return --a + b++ * 0.5f + b; }
    [WasmExport("FloatFields")] public static float FloatFields(float a, float b) { Singles s = default; s.X = a; s.Y = b; s.X += b; s.Y *= s.X; s.Z[1] = s.Y++; s.Z[2] -= a; Singles copy = s; copy.Z[1] /= 3; return copy.Z[1] + s.Z[2] + s.Y; }
    [WasmExport("FloatRef")] public static float FloatRef(float a, int i) { Singles s = new() { X = a, Y = 2 }; Halve(ref s.X); Halve(ref a); Halve(ref s.Z[i & 1]); s.Z[0] += a; return s.X + Sum(in s) + Twice(a) + Twice(in s.Y); }
    [WasmExport("FloatChoose")] public static float FloatChoose(float a, float b, int i) => a > b ? a : i > 3 ? b : i;

    private static void Halve(ref float x) => x = x / 2 + 1;
    private static float Twice(in float x) => x * 2;
    private static float Sum(in Singles s) => s.X + s.Y + s.Z[0] + s.Z[1];
}
