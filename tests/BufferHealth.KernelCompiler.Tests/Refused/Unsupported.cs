using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BufferHealth.Kernel;

namespace BufferHealth.KernelCompiler.Tests.Refused;

#pragma warning disable
#if DEBUG // expect BHK013
#endif
internal struct P { public int A; public int C; public double B; }
internal struct Padded { public int A; public double B; } // expect BHK009
internal struct TailPadded { public double B; public byte A; } // expect BHK009
internal struct WithProperty { public int X { get; set; } } // expect BHK008
[StructLayout(LayoutKind.Explicit)] internal struct Explicit { [FieldOffset(0)] public int A; } // expect BHK008
internal partial struct Split { public int A; } // expect BHK008
internal partial struct Split { public int B; }
internal struct WithRef { public string S; } // expect BHK001
internal struct WithArray { public int[] S; } // expect BHK001
internal struct Operators { public double X; public static Operators operator +(Operators a, Operators b) => a; }
internal struct Ctor { public int X; public Ctor(int x) { X = x; } public int Get() => X; }
internal record struct Rec(int A); // expect BHK008
[InlineArray(4)] internal struct Four { private int first; }
internal enum Color : byte { A, B }
internal static class Other { internal struct P { public int A; } }
internal static class T
{
    private static int counter;
    private static readonly double Third = 1.0 / 3;
    [WasmExport("staticField")] public static int StaticField(int a) { counter = a; return a; } // expect BHK007
    [WasmExport("staticReadonly")] public static double StaticReadonly(double a) => a * Third; // expect BHK007
    [WasmExport("staticRef")] public static int StaticRef(int a) { ref int r = ref counter; return r; } // expect BHK007
    [WasmExport("checkedAdd")] public static int CheckedAdd(int a) => checked(a + 1); // expect BHK004
    [WasmExport("checkedConversion")] public static int CheckedConversion(long a) => checked((int)a); // expect BHK004
    [WasmExport("checkedBlock")] public static int CheckedBlock(int a) { checked { a++; a *= 3; return -a; } } // expect BHK004
    [WasmExport("checkedNarrow")] public static int CheckedNarrow(int a) { byte b = 1; checked { b += 5; } return b; } // expect BHK004
    [WasmExport("remainder")] public static double Remainder(double a, double b) => a % b; // expect BHK002
    [WasmExport("remainderFloat")] public static float RemainderFloat(float a, float b) => a % b; // expect BHK002
    [WasmExport("pow")] public static double Pow(double a, double b) => Math.Pow(a, b); // expect BHK003
    [WasmExport("exp")] public static double Exp(double a) => Math.Exp(a); // expect BHK003
    [WasmExport("fma")] public static double Fma(double a, double b) => Math.FusedMultiplyAdd(a, b, a); // expect BHK003
    [WasmExport("mathF")] public static float MathOfFloat(float a) => MathF.Sqrt(a); // expect BHK003
    [WasmExport("clamp")] public static int Clamp(int a) => Math.Clamp(a, 1, 2); // expect BHK003
    [WasmExport("roundDigits")] public static double RoundDigits(double a) => Math.Round(a, 2); // expect BHK003
    [WasmExport("throws")] public static int Throws(int a) { if (a > 0) throw new InvalidOperationException(); return a; } // expect BHK002
    [WasmExport("tries")] public static int Tries(int a) { try { return 1 / a; } catch (DivideByZeroException) { return 0; } } // expect BHK002
    [WasmExport("array")] public static int Array(int a) { var x = new int[a]; return x[0]; } // expect BHK001
    [WasmExport("text")] public static int Text(int a) => a.ToString().Length; // expect BHK002
    [WasmExport("lambda")] public static int Lambda(int a) { Func<int, int> f = x => x + 1; return f(a); } // expect BHK001
    [WasmExport("localFunction")] public static int LocalFunction(int a) { return F(a); int F(int x) => x + 1; } // expect BHK003 BHK002
    [WasmExport("foreach")] public static int Foreach(int a) { Four f = default; int n = 0; foreach (var x in f) n += x; return n; } // expect BHK002
    [WasmExport("goto")] public static int Goto(int a) { again: a--; if (a > 0) goto again; return a; } // expect BHK002
    [WasmExport("gotoCase")] public static int GotoCase(int a) { switch (a) { case 1: goto case 2; case 2: return 3; default: return 4; } } // expect BHK002
    [WasmExport("decimal")] public static int Decimal(int a) { decimal d = a; return (int)d; } // expect BHK001
    [WasmExport("nullable")] public static int Nullable(int a) { int? x = a; return x ?? 3; } // expect BHK001
    [WasmExport("char")] public static int Char(int a) { char c = (char)a; return c; } // expect BHK001
    [WasmExport("half")] public static int HalfFloat(int a) { Half h = (Half)a; return a; } // expect BHK001
    [WasmExport("native")] public static nint Native(int a) => a; // expect BHK001
    [WasmExport("recursive")] public static int Recursive(int a) => a < 2 ? 1 : a * Recursive(a - 1); // expect BHK005
    [WasmExport("ping")] public static int Ping(int a) => a > 0 ? Pong(a - 1) : 0; // expect BHK005
    private static int Pong(int a) => a > 0 ? Ping(a - 1) : 1;
    [WasmExport("generic")] public static int Generic(int a) => Id<int>(a); // expect BHK003
    private static X Id<X>(X x) => x;
    [WasmExport("operator")] public static int Operator(double a) { Operators x = default; x = x + x; return 1; } // expect BHK002
    [WasmExport("constructor")] public static int Constructor(int a) { Ctor c = new Ctor(a); return c.X; } // expect BHK002
    [WasmExport("instance")] public static int Instance(int a) { Ctor c = default; return c.Get(); } // expect BHK003
    [WasmExport("conditional")] public static int Conditional(int a) { Trace(ref a); return a; } // expect BHK003
    [Conditional("TRACE")] private static void Trace(ref int a) { a++; }
    [WasmExport("async")] public static int Async(int a) { Later(); return a; } // expect BHK003
    private static async void Later() { }
    [WasmExport("usePadded")] public static double UsePadded(ref Padded p, ref TailPadded q) => p.B + q.B;
    [WasmExport("property")] public static int Property(int a) { WithProperty w = default; return w.X; } // expect BHK002
    [WasmExport("layout")] public static int Layout(int a) { Explicit w = default; return w.A; } // expect BHK002
    [WasmExport("split")] public static int SplitFields(int a) { Split w = default; return w.A; } // expect BHK002
    [WasmExport("refType")] public static int RefType(int a) { WithRef w = default; return 1; }
    [WasmExport("refArray")] public static int RefArray(int a) { WithArray w = default; return 1; }
    [WasmExport("record")] public static int Record(int a) { Rec w = default; return 1; }
    [WasmExport("index")] public static int Index(int a) { Four f = default; return f[^1]; } // expect BHK002
    [WasmExport("range")] public static int Range(int a) { Four f = default; return f[1..2][0]; } // expect BHK002
    [WasmExport("span")] public static int SpanOf(int a) { Four f = default; Span<int> s = f; return s[0]; } // expect BHK001
    [WasmExport("stackalloc")] public static int Stackalloc(int a) { Span<int> s = stackalloc int[3]; return s[0]; } // expect BHK001
    [WasmExport("tuple")] public static int Tuple(int a) { (int x, int y) = (a, 1); return x + y; } // expect BHK002
    [WasmExport("namedArguments")] public static int NamedArguments(int a) => Two(y: a++, x: a); // expect BHK010
    private static int Two(int x, int y) => x - y;
    [WasmExport("params")] public static int Params(int a) => Sum(1, 2, a); // expect BHK010
    private static int Sum(params int[] xs) => xs.Length;
    [WasmExport("doubleToByte")] public static int DoubleToByte(double a) => (byte)a; // expect BHK012
    [WasmExport("floatToShort")] public static int FloatToShort(float a) => (short)a; // expect BHK012
    [WasmExport("longToFloat")] public static float LongToFloat(long a) => a; // expect BHK012
    [WasmExport("ulongToFloat")] public static float ULongToFloat(ulong a) => a; // expect BHK012
    [WasmExport("compoundFloat")] public static float CompoundFloat(float a, long b) { a += b; return a; } // expect BHK012
    [WasmExport("doublePattern")] public static int DoublePattern(double a) => a is 1.0 or double.NaN ? 1 : 0; // expect BHK014
    [WasmExport("floatSwitch")] public static int FloatSwitch(float a) => a switch { 1f => 2, _ => 3 }; // expect BHK014
    [WasmExport("structPattern")] public static int StructPattern(int a) { P p = default; return p is { A: 1 } ? 1 : 0; } // expect BHK014
    [WasmExport("declarationPattern")] public static int DeclarationPattern(int a) => a is var x ? x : 0; // expect BHK002
    [WasmExport("with")] public static int With(int a) { P p = default; P q = p with { A = 1 }; return q.A; } // expect BHK002
    [WasmExport("refTernary")] public static int RefTernary(int a) { int x = 1, y = 2; ref int r = ref a > 0 ? ref x : ref y; return r; } // expect BHK002
    [WasmExport("structValue")] public static int StructValue(int a) { P p, q; p = q = default; return p.A; } // expect BHK002
    [WasmExport("returnsStruct")] public static P ReturnsStruct(int a) => default; // expect BHK006
    [WasmExport("returnsRef")] public static ref int ReturnsRef(ref P a) => ref a.A; // expect BHK006
    [WasmExport("takesStruct")] public static int TakesStruct(P p) => p.A; // expect BHK006
    [WasmExport("takesByte")] public static int TakesByte(byte a) => a; // expect BHK006
    [WasmExport("takesBool")] public static int TakesBool(bool a) => a ? 1 : 0; // expect BHK006
    [WasmExport("takesEnum")] public static int TakesEnum(Color a) => (int)a; // expect BHK006
    [WasmExport("staticField")] public static int SameName(int a) => a; // expect BHK006
    [WasmExport("memory")] public static int TakenName(int a) => a; // expect BHK006
    [WasmExport("")] public static int NoName(int a) => a; // expect BHK006
    public static int Holder(int a) { return F(a); [WasmExport("local")] static int F(int x) => x; } // expect BHK006
    [WasmExport("sizeOf")] public static int SizeOf(int a) { return a + Unsafe.SizeOf<P>(); } // expect BHK003
    [WasmExport("equals")] public static int InstanceEquals(int a) => a.Equals(3) ? 1 : 0; // expect BHK003
    [WasmExport("structEquals")] public static int StructEquality(int a) { P p = default; return p.Equals(p) ? 1 : 0; } // expect BHK003
    [WasmExport("using")] public static int Using(int a) { using var x = new MemoryStream(); return a; } // expect BHK002
    [WasmExport("interpolated")] public static int Interpolated(int a) { _ = $"{a}"; return a; } // expect BHK001
    [WasmExport("minNegativeZero")] public static double MinNegativeZero(double a) => Math.Min(a, -0.0) + Math.Min(-0d, a); // expect BHK011
    [WasmExport("minNegativeZeroFloat")] public static float MinNegativeZeroFloat(float a) => Math.Min(a, -0f); // expect BHK011
    [WasmExport("minZero")] public static double MinZero(double a) => Math.Min(a, 0.0) + Math.Max(-0.0, a);
    [WasmExport("otherP")] public static int OtherP(ref Other.P p, in P q) => p.A + q.A;
}
