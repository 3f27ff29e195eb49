using BufferHealth.Kernel;

namespace BufferHealth.KernelCompiler.Tests.Grid;

/// <summary>Struct values, references and inline arrays.</summary>
internal static class Structs
{
    [WasmExport("StructByValue")] public static int StructByValue(int a) { Pair p = new() { A = a, B = 2 }; int r = Change(p); return r * 100 + p.A * 10 + p.B; }
    [WasmExport("StructByValueOrder")] public static int StructByValueOrder(int a) { Pair p = new() { A = a, B = 2 }; return Both(p, Spoil(ref p), p); }
    [WasmExport("StructChosenByValue")] public static int StructChosenByValue(int a) { Pair p = new() { A = a, B = 2 }, q = new() { A = 7 }; return Both(a > 2 ? p : q, Spoil(ref p) + Spoil(ref q), a switch { 0 => p, > 5 => default, _ => q }); }
    [WasmExport("StructInOfChosen")] public static int StructInOfChosen(int a) { Pair p = new() { A = a, B = 2 }, q = new() { A = 7 }; return ReadAfter(a > 2 ? p : q, Spoil(ref p) + Spoil(ref q)) + ReadAfter(in p, Spoil(ref p)); }
    [WasmExport("StructLocal")] public static int StructLocal(int a) { Pair p = new() { A = a }; Pair q = p; q.A++; p.B = q.A; Pair r = p; p.B = 3; q = r; r.A = 50; return p.A + p.B * 10 + q.A * 100 + q.B * 1000 + r.A; }
    [WasmExport("StructSwap")] public static int StructSwap(int a) { Pair p = new() { A = a, B = 7 }; p = new Pair { A = p.B, B = p.A }; p = Swapped(ref p); p = Swapped(ref p); p = Swapped(ref p); return p.A * 1000 + p.B; }
    [WasmExport("StructAlias")] public static int StructAlias(int a) { Pair p = new() { A = a, B = 1 }; Add(ref p, ref p); Add(ref p, ref p); return p.A * 31 + p.B; }
    [WasmExport("StructTernary")] public static int StructTernary(int a) { Pair p = new() { A = 1, B = 2 }, q = new() { A = 3, B = 4 }; Pair r = a > 0 ? p : q; r.A = 9; p = a < 0 ? Swapped(ref q) : a == 0 ? default : r; return r.A + r.B * 10 + p.A * 100 + p.B * 1000 + q.A * 10000; }
    [WasmExport("StructReturn")] public static int StructReturn(int a) { Mixed m = Make(a, a > 3); Mixed n = Make(a + 1, false); return Sum(ref m) * 3 + Sum(ref n) + Make(a, true).Pair.B; }
    [WasmExport("StructNested")] public static int StructNested(int a) { Nested n = default; n.Pairs[1].A = a; n.Pairs[a & 1].B = 5; n.Pairs[2] = n.Pairs[a & 1]; n.Numbers[4] = 9; Nested m = n; m.Pairs[1].A++; m.Numbers = default; Pair p = m.Pairs[1]; p.A += 100; return n.Pairs[1].A + n.Pairs[2].B * 10 + m.Pairs[1].A * 100 + m.Numbers[4] + n.Numbers[4] + p.A * 3; }
    [WasmExport("StructLarge")] public static double StructLarge(double a, int i) { Large x = default; x.Values[i & 7] = a; x.Values[11] = 3; x.Count = i; Large y = x; y.Values[i & 7] += 1; x = Grown(y); y = default; return x.Values[i & 7] + x.Values[11] * 2 + x.Count + y.Values[11]; }
    [WasmExport("StructIn")] public static int StructIn(int a) { Pair p = new() { A = a, B = 1 }; const int three = 3; return ReadIn(in p) + ReadIn(new Pair { A = 5, B = a }) + AddIn(a, 3) + AddIn(in a, a + 1) + AddIn(three, p.B); }
    [WasmExport("StructOut")] public static int StructOut(int a) { Split(a, out int low, out var high); Split(a + 1, out _, out low); return low * 100 + high; }
    [WasmExport("StructRefLocal")] public static int StructRefLocal(int a) { Five f = default; int x = 3; ref int r = ref f[a & 3]; r = 5; r++; r = ref f[4]; r += 2; r = ref x; r *= 4; return f[a & 3] + f[4] * 10 + x * 100; }
    [WasmExport("StructRefReturn")] public static int StructRefReturn(int a) { Five f = default; Slot(ref f, a) = 8; Slot(ref f, a) += Slot(ref f, a)++ + 1; return f[0] + f[1] * 3 + f[2] * 5 + Slot(ref f, a + 1); }
    [WasmExport("StructRefStruct")] public static int StructRefStruct(int a) { Nested n = default; ref Pair p = ref At(ref n, a & 1); p.A = a; p.B += 3; At(ref n, 2) = p; ref readonly Pair q = ref At(ref n, 2); p.A = 1; return q.A + n.Pairs[0].B * 10 + n.Pairs[1].A * 100; }
    [WasmExport("StructParameter")] public static int StructParameter(int a) { Bump(ref a); a++; return a; }
    [WasmExport("StructStale")] public static int StructStale(int a) { int r = 0; for (int i = 0; i < 4; i++) { Pair p; p.A = i; if (i > a) p.B = r; else p.B = 1; int x; if (i == 2) x = 5; else x = default; r += p.A + p.B + x; } return r; }
    [WasmExport("StructFreshInLoop")] public static int StructFreshInLoop(int a) { int r = 0; for (int i = 0; i < 4; i++) { Pair p = default; Five f = default; p.A += a; f[i] += 2; p.B += p.A; r = r * 3 + p.A + p.B + f[i & 1] + f[i]; } return r; }
    [WasmExport("StructFreshArgument")] public static int StructFreshArgument(int a) { int r = 0; for (int i = 0; i < 3; i++) r = r * 7 + Grow(new Pair { A = a }); Pair q = new(); q.B += a; return r + q.A + q.B; }
    [WasmExport("StructFlags")] public static bool StructFlags(int a, int b) { Mixed m = default; m.Flag = a > b; bool t = m.Flag ^ (b == 0); t &= a != 1; t |= !m.Flag & b > 3; m.Flag = t == m.Flag; return m.Flag != (a == b); }
    [WasmExport("StructFields")] public static int StructFields(int a) { Mixed m = default; m.Wide = (long)a << 31; m.Wide += a; m.Unsigned = (uint)a; m.Unsigned >>= 3; m.Single = a; m.Single *= 0.5f; m.Whole -= a; m.Half = a >> 1; m.Real = m.Single; Mixed n = m; n.Pair.B |= 6; return (int)(n.Wide >> 7) + (int)n.Unsigned + (int)n.Real + n.Whole + n.Half + n.Pair.B + m.Pair.B; }
    [WasmExport("StructOfValue")] public static int StructOfValue(int a) => Make(a, true).Pair.A + (a > 3 ? Make(a, false) : Make(1, true)).Whole + (int)Grown(default).Values[a & 15];

    [WasmExport("StructTwoResults")] public static int StructTwoResults(int a) => Both(Made(a), a, Made(a + 1)) + Both(a > 2 ? Made(a) : Made(5), 1, a > 3 ? Made(7) : Made(a));
    [WasmExport("StructNestedNew")] public static int StructNestedNew(int a) { Mixed m = new() { Real = a, Whole = a, Pair = new Pair { A = a, B = 3 }, Half = 2 }; return (int)m.Real + m.Whole * 3 + m.Pair.A * 5 + m.Pair.B * 7 + m.Half; }

    [WasmExport("ArrayGet")] public static int ArrayGet(int i) { Five f = default; f[0] = 1; f[4] = 5; return f[i]; }
    [WasmExport("ArraySet")] public static int ArraySet(int i, int v) { Five f = default; f[i] = v; return f[2] + f[4]; }
    [WasmExport("ArrayOfPairs")] public static int ArrayOfPairs(int i) { Nested n = default; n.Extra = 77; n.Pairs[i].B = 4; return n.Extra + n.Pairs[2].B; }
    [WasmExport("ArrayIn")] public static int ArrayIn(int i) { Nested n = default; n.Numbers[3] = i; return ReadAt(in n, i & 7); }

    private static int Bump(ref int x) { x = x + 1; return x * 2; }
    private static int Spoil(ref Pair p) { p.A = p.A * 2 + 1; return p.A - 3; }
    private static int Grow(Pair p) { p.B += p.A + 1; p.A++; return p.B; }
    private static int Change(Pair p) { p.A += 5; p.B = p.A; return p.B; }
    private static int Both(Pair p, int x, Pair q) { p.B++; return p.A * 1000 + q.A * 100 + x * 10 + p.B + q.B; }
    private static Pair Made(int a) => new() { A = a, B = a * 2 };
    private static Pair Swapped(ref Pair p) { return new Pair { A = p.B, B = p.A }; }
    private static void Add(ref Pair p, ref Pair q) { p.A += q.B; q.B += p.A; Pair old = p; p.A = 0; q = old; p.B -= q.A; }
    private static Mixed Make(int a, bool flag) { Mixed m = default; m.Whole = a; m.Real = a * 0.5; m.Flag = flag; m.Pair = new Pair { A = a, B = a + 1 }; m.Wide = (long)a << 33; m.Tone = Tone.Mid; return m; }
    private static Large Grown(Large x) { x.Count++; x.Values[11] += x.Count; return x; }
    private static int Sum(ref Mixed m) => m.Whole + (int)m.Real + (m.Flag ? 1 : 0) + m.Pair.A + m.Pair.B + (int)(m.Wide >> 32) + (int)m.Tone;
    private static int ReadIn(in Pair p) => p.A * 10 + p.B;
    private static int ReadAfter(in Pair p, int x) => p.A * 10 + p.B + x;
    private static int ReadAt(in Nested n, int i) => n.Numbers[i] + n.Pairs[1].A;
    private static int AddIn(in int a, in int b) => a + b * 2;
    private static void Split(int a, out int low, out int high) { low = a & 15; high = a >> 4; }
    private static ref int Slot(ref Five f, int i) => ref f[(i & 7) % 3];
    private static ref Pair At(ref Nested n, int i) => ref n.Pairs[i];
}
