using BufferHealth.Kernel;

namespace BufferHealth.KernelCompiler.Tests.Grid;

internal static class Integers
{
    [WasmExport("IntAdd")] public static int IntAdd(int a, int b) => a + b;
    [WasmExport("IntSubtract")] public static int IntSubtract(int a, int b) => a - b;
    [WasmExport("IntMultiply")] public static int IntMultiply(int a, int b) => a * b;
    [WasmExport("IntDivide")] public static int IntDivide(int a, int b) => a / b;
    [WasmExport("IntRemainder")] public static int IntRemainder(int a, int b) => a % b;
    [WasmExport("IntRemainder7")] public static int IntRemainder7(int a) => a % 7;
    [WasmExport("IntRemainder128")] public static int IntRemainder128(int a) => a % 128;
    [WasmExport("IntRemainderMinus1")] public static int IntRemainderMinus1(int a) => a % -1;
    [WasmExport("IntDivideMinus1")] public static int IntDivideMinus1(int a) => a / -1;
    [WasmExport("IntBits")] public static int IntBits(int a, int b) => (a & b) ^ (a | ~b);
    [WasmExport("IntShiftLeft")] public static int IntShiftLeft(int a, int b) => a << b;
    [WasmExport("IntShiftRight")] public static int IntShiftRight(int a, int b) => a >> b;
    [WasmExport("IntShiftRightUnsigned")] public static int IntShiftRightUnsigned(int a, int b) => a >>> b;
    [WasmExport("IntNegate")] public static int IntNegate(int a) => -a + +a * 3;
    [WasmExport("IntCompare")] public static int IntCompare(int a, int b) => (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0);
    [WasmExport("IntMin")] public static int IntMin(int a, int b) => Math.Min(a, b);
    [WasmExport("IntMax")] public static int IntMax(int a, int b) => Math.Max(a, b);
    [WasmExport("IntAbs")] public static int IntAbs(int a) => Math.Abs(a);
    [WasmExport("IntUnsignedLess")] public static bool IntUnsignedLess(int a, int b) => (uint)a < (uint)b;
    [WasmExport("IntToLong")] public static long IntToLong(int a) => a;
    [WasmExport("IntToULong")] public static ulong IntToULong(int a) => (ulong)a;
    [WasmExport("IntToDouble")] public static double IntToDouble(int a) => a;

    [WasmExport("UIntDivide")] public static uint UIntDivide(uint a, uint b) => a / b;
    [WasmExport("UIntRemainder")] public static uint UIntRemainder(uint a, uint b) => a % b;
    [WasmExport("UIntShiftRight")] public static uint UIntShiftRight(uint a, int b) => a >> b;
    [WasmExport("UIntCompare")] public static int UIntCompare(uint a, uint b) => (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0);
    [WasmExport("UIntToDouble")] public static double UIntToDouble(uint a) => a;
    [WasmExport("UIntToLong")] public static long UIntToLong(uint a) => a;
    [WasmExport("UIntNegate")] public static long UIntNegate(uint a) => -a;
    [WasmExport("UIntConstant")] public static uint UIntConstant(uint a) => a + 4000000000u;
    [WasmExport("UIntAndInt")] public static long UIntAndInt(uint a, int b) => a + b;
    [WasmExport("UIntCompound")] public static uint UIntCompound(uint a, uint b) { a += b; a <<= 3; a >>= 1; a |= 5; a &= ~b; a ^= 9; a -= 1; return a * 2; }

    [WasmExport("LongAdd")] public static long LongAdd(long a, long b) => a + b;
    [WasmExport("LongMultiply")] public static long LongMultiply(long a, long b) => a * b;
    [WasmExport("LongDivide")] public static long LongDivide(long a, long b) => a / b;
    [WasmExport("LongRemainder")] public static long LongRemainder(long a, long b) => a % b;
    [WasmExport("LongShiftLeft")] public static long LongShiftLeft(long a, int b) => a << b;
    [WasmExport("LongShiftRight")] public static long LongShiftRight(long a, int b) => a >> b;
    [WasmExport("LongShiftRightUnsigned")] public static long LongShiftRightUnsigned(long a, int b) => a >>> b;
    [WasmExport("LongCompare")] public static int LongCompare(long a, long b) => (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0);
    [WasmExport("LongToInt")] public static int LongToInt(long a) => (int)a;
    [WasmExport("LongToByte")] public static int LongToByte(long a) => (byte)a;
    [WasmExport("LongToDouble")] public static double LongToDouble(long a) => a;
    [WasmExport("LongNot")] public static long LongNot(long a) => ~a ^ -a;
    [WasmExport("LongIncrement")] public static long LongIncrement(long a) { long b = a++; return --a ^ b++ ^ ++a; }
    [WasmExport("ULongDivide")] public static ulong ULongDivide(ulong a, ulong b) => a / b;
    [WasmExport("ULongRemainder")] public static ulong ULongRemainder(ulong a, ulong b) => a % b;
    [WasmExport("ULongCompare")] public static int ULongCompare(ulong a, ulong b) => (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0);
    [WasmExport("ULongShiftRight")] public static ulong ULongShiftRight(ulong a, int b) => a >> b;
    [WasmExport("ULongToDouble")] public static double ULongToDouble(ulong a) => a;
    [WasmExport("ULongConstant")] public static ulong ULongConstant(ulong a) => a ^ 0xFEDCBA9876543210UL;

    [WasmExport("NarrowConvert")] public static int NarrowConvert(int a) => (byte)a + 3 * (sbyte)a + 5 * (short)a + 7 * (ushort)a;
    [WasmExport("NarrowIncrement")] public static int NarrowIncrement(int a) { byte b = (byte)a; b++; sbyte s = (sbyte)a; s--; short h = (short)a; ++h; ushort u = (ushort)a; --u; return b ^ s << 8 ^ h * 3 ^ u * 5; }
    [WasmExport("NarrowCompound")] public static int NarrowCompound(int a, int c) { byte b = (byte)a; b += 200; b *= 3; b <<= 1; b >>= 2; sbyte s = (sbyte)a; s -= 100; s >>= 1; ushort u = (ushort)a; u += (ushort)c; u |= 1; short h = (short)c; h *= 77; h %= 13; return b ^ s << 8 ^ u * 3 ^ h * 5; }
    [WasmExport("NarrowField")] public static int NarrowField(int a) { Mixed m = default; m.Small = (byte)a; m.Middle = (short)a; m.UnsignedMiddle = (ushort)a; m.SignedSmall = (sbyte)a; m.Flag = a > 0; m.Small += 250; m.Small++; m.Middle--; m.UnsignedMiddle += 65535; m.SignedSmall *= 3; return m.Small + m.Middle * 3 + m.UnsignedMiddle * 7 + m.SignedSmall * 11 + (m.Flag ? 1000 : 0); }
    [WasmExport("NarrowReturn")] public static short NarrowReturn(int a) => (short)(a * 3);

    [WasmExport("EnumFlags")] public static int EnumFlags(int a) { Tone t = (Tone)a; t |= Tone.High; t = ~t; t ^= Tone.Low; t &= ~Tone.Mid; return (int)t + (t == Tone.None ? 1000 : 0) + (t > Tone.Mid ? 2000 : 0) + (int)(t & Tone.All) * 10000 + ((t & Tone.High) != 0 ? 7 : 0); }
    [WasmExport("EnumArithmetic")] public static int EnumArithmetic(int a) { Tone t = (Tone)a; t++; Mixed m = default; m.Tone = t; m.Tone--; m.Tone += 3; m.Tone |= Tone.Low; Tone u = t + 200; return (int)t * 1000 + (int)m.Tone + (u - Tone.High) * 7; }
    [WasmExport("EnumCompare")] public static int EnumCompare(int a) { Step s = (Step)a; return (s < Step.Second ? 1 : 0) + (s >= Step.Third ? 2 : 0) + (s != Step.Last ? 4 : 0) + (s - Step.Second); }
    [WasmExport("EnumLong")] public static long EnumLong(long a) { Far f = (Far)a; f |= Far.Away; return (long)f + (f == Far.Near ? 1 : 0) + (f > Far.Away ? 2 : 0); }
}
