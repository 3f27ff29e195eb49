using BufferHealth.Kernel;

namespace BufferHealth.KernelCompiler.Tests.Grid;

/// <summary>Control flow.</summary>
internal static class Flow
{
    private const int Base = 3;
    private const Step Initial = Step.Second;

    [WasmExport("FlowLoops")] public static int FlowLoops(int a) { int r = 0, i = 0; while (true) { if (++i > 9) break; if (i == a) continue; r = r * 3 + i; } do { r++; if (r % 5 == 0) continue; i--; } while (i > a && i > 0); for (int j = 0, k = 9; j < k; j++, k--) { for (; ; ) { if (j == 3) break; r += k; break; } if (j == 4) continue; r ^= j; } return r; }
    [WasmExport("FlowSwitch")] public static int FlowSwitch(int a) { int r = 0; for (int i = -2; i < 12; i++) { switch ((Step)(i + a)) { case Step.Last: r += 1; break; default: r += 2; if (r > 20) break; r *= 2; break; case Step.First: case Step.Second: r += 3; continue; case Step.Third: return r; } r++; } return -r; }
    [WasmExport("FlowSwitchPattern")] public static int FlowSwitchPattern(int a) { switch (a) { case < 0: return 1; case 0 or 7: return 2; case > 100 and < 1000: return 3; case not 5: return 4; default: return 5; } }
    [WasmExport("FlowSwitchExpression")] public static double FlowSwitchExpression(int a) => (Step)a switch { Step.First => 1.5, Step.Second or Step.Last => 2.5, Step.Third => a, _ => -1 };
    [WasmExport("FlowSwitchByte")] public static int FlowSwitchByte(int a) => (Tone)a switch { Tone.Top => 1, >= Tone.High and not Tone.All => 2, Tone.None => 3, _ => 4 } + ((sbyte)a switch { < 0 => 10, 127 => 20, _ => 30 });
    [WasmExport("FlowSwitchLong")] public static int FlowSwitchLong(long a) { switch (a) { case 1: return 1; case long.MinValue: return 2; case 4294967296: return 3; default: return 4; } }
    [WasmExport("FlowSwitchUInt")] public static int FlowSwitchUInt(uint a) => a switch { < 3 => 1, > 3000000000 => 2, _ => 3 };
    [WasmExport("FlowSwitchBool")] public static int FlowSwitchBool(int a) => (a > 5) switch { true => 1, false => a is 3 ? 2 : 3 };
#pragma warning disable CS8509 // Not exhaustive on purpose: both sides must stop.
    [WasmExport("FlowNoMatch")] public static int FlowNoMatch(int a) => (a & 3) switch { 0 => 1, 1 => 2, 2 => 5 };
#pragma warning restore CS8509
    [WasmExport("FlowIs")] public static int FlowIs(int a) => (a is 3 or > 10 and not 12 ? 1 : 0) + (a is -1 ? 2 : 0);
    [WasmExport("FlowEarly")] public static double FlowEarly(double a, double b) { if (a > b) { if (a > 5) return a; } else if (a == b) return 0; else { int n = 0; while (a < b) { a += Math.Abs(b) + 1; if (a > 1e6 || ++n > 50) return 1; } } return b; }
    [WasmExport("FlowConstants")] public static int FlowConstants(int a) { const int k = Base; const double d = k / 2 + 0.5; if (d > 1) a += k; return a + (int)Tone.High + sizeof(int) + (a > (int)Initial ? Triple.Length : default); }
    [WasmExport("FlowExtension")] public static int FlowExtension(int a) { Pair p = default; p.Fill(a); return p.Total() + p.A; }
    [WasmExport("FlowVoid")] public static void FlowVoid(int a) { int b = 3; _ = a / (b - 3 + a); }

    private static void Fill(this ref Pair p, int a) { if (a < 0) return; p.A = a; p.B = a / 2; }
    private static int Total(this in Pair p) => p.A + p.B;
}
