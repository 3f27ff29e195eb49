using BufferHealth.Kernel;

namespace BufferHealth.KernelCompiler.Tests.Grid;

internal static class Doubles
{
    [WasmExport("DoubleAdd")] public static double DoubleAdd(double a, double b) => a + b;
    [WasmExport("DoubleSubtract")] public static double DoubleSubtract(double a, double b) => a - b;
    [WasmExport("DoubleMultiply")] public static double DoubleMultiply(double a, double b) => a * b;
    [WasmExport("DoubleDivide")] public static double DoubleDivide(double a, double b) => a / b;
    [WasmExport("DoubleNegate")] public static double DoubleNegate(double a) => -a;
    [WasmExport("DoubleMin")] public static double DoubleMin(double a, double b) => Math.Min(a, b);
    [WasmExport("DoubleMax")] public static double DoubleMax(double a, double b) => Math.Max(a, b);
    [WasmExport("DoubleMinConstant")] public static double DoubleMinConstant(double a) => Math.Min(a, 0.0) + Math.Max(-0.0, a) + Math.Min(a, 5);
    [WasmExport("DoubleAbs")] public static double DoubleAbs(double a) => Math.Abs(a);
    [WasmExport("DoubleSqrt")] public static double DoubleSqrt(double a) => Math.Sqrt(a);
    [WasmExport("DoubleFloor")] public static double DoubleFloor(double a) => Math.Floor(a);
    [WasmExport("DoubleCeiling")] public static double DoubleCeiling(double a) => Math.Ceiling(a);
    [WasmExport("DoubleTruncate")] public static double DoubleTruncate(double a) => Math.Truncate(a);
    [WasmExport("DoubleRound")] public static double DoubleRound(double a) => Math.Round(a);
    [WasmExport("DoubleCopySign")] public static double DoubleCopySign(double a, double b) => double.IsNaN(b) ? 0 : Math.CopySign(a, b);
    [WasmExport("DoubleCompare")] public static int DoubleCompare(double a, double b) => (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0);
    [WasmExport("DoubleNotCompare")] public static int DoubleNotCompare(double a, double b) => (!(a < b) ? 1 : 0) + (!(a <= b) ? 2 : 0) + (!(a > b) ? 4 : 0) + (!(a >= b) ? 8 : 0) + (!(a == b) ? 16 : 0);
    [WasmExport("DoubleClass")] public static int DoubleClass(double a) => (double.IsNaN(a) ? 1 : 0) + (double.IsFinite(a) ? 2 : 0) + (double.IsInfinity(a) ? 4 : 0);
    [WasmExport("DoubleToInt")] public static int DoubleToInt(double a) => (int)a;
    [WasmExport("DoubleToUInt")] public static uint DoubleToUInt(double a) => (uint)a;
    [WasmExport("DoubleToLong")] public static long DoubleToLong(double a) => (long)a;
    [WasmExport("DoubleToULong")] public static ulong DoubleToULong(double a) => (ulong)a;
    [WasmExport("DoubleToByte")] public static int DoubleToByte(double a) => (byte)(int)a;
    [WasmExport("DoubleMultiplyAdd")] public static double DoubleMultiplyAdd(double a, double b, double c) => a * b + c;
    [WasmExport("DoubleMultiplySubtract")] public static double DoubleMultiplySubtract(double a, double b, double c) => c - a * b;
    [WasmExport("DoubleDeterminant")] public static double DoubleDeterminant(double a, double b, double c) => a * b - b * c;
    [WasmExport("DoubleReassociate")] public static double DoubleReassociate(double a, double b, double c) => a + b + c - (a + (b + c)) + a * 2 / 2 + (a - a) + b * 1 + (c + 0.0);
    [WasmExport("DoubleBits")] public static long DoubleBits(double a) => double.IsNaN(a) ? 0 : BitConverter.DoubleToInt64Bits(a);
    [WasmExport("DoubleFromBits")] public static double DoubleFromBits(long a) => BitConverter.Int64BitsToDouble(a);
    [WasmExport("DoubleConstants")] public static double DoubleConstants(int i) => i switch { 0 => double.Epsilon, 1 => double.MaxValue, -1 => Math.PI, 2 => -0.0, 7 => double.NegativeInfinity, _ => 0.1 + 0.2 };
    [WasmExport("DoubleIncrement")] public static double DoubleIncrement(double a) { a++; double b = a--; return a + b * 0.5; }
    [WasmExport("DoubleCompound")] public static double DoubleCompound(double a, int b) { Mixed m = default; m.Real = a; m.Real += b; m.Real *= 3; m.Real -= 0.25f; m.Real /= b; return m.Real; }
    [WasmExport("DoubleBranch")] public static int DoubleBranch(double a, double b) { if (a < b) return 1; if (!(a >= b)) return 2; return 3; }
}
