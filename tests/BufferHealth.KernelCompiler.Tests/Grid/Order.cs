using BufferHealth.Kernel;

namespace BufferHealth.KernelCompiler.Tests.Grid;

/// <summary>The order of evaluation: left to right, compound targets addressed once.</summary>
internal static class Order
{
    [WasmExport("OrderIncrement")] public static int OrderIncrement(int i) { i = i++ + ++i; return i * 10 + i--; }
    [WasmExport("OrderCompound")] public static int OrderCompound(int x) { x += (x = 3) * 2; int y = x; y -= x++ + x; return x * 100 + y; }
    [WasmExport("OrderArguments")] public static int OrderArguments(int x) => Four(x, x = 5, x++, x);
    [WasmExport("OrderRefArguments")] public static int OrderRefArguments(int x) => Four(x, Bump(ref x), x, Bump(ref x)) + x;
    [WasmExport("OrderElement")] public static int OrderElement(int i) { Five f = default; int k = i & 3; f[k++] = k; f[k] += k = 1; f[k] = f[k = 2] + (f[0] = 7); return f[0] + 10 * f[1] + 100 * f[2] + 1000 * f[3] + 10000 * f[4] + 100000 * k; }
    [WasmExport("OrderElementRef")] public static int OrderElementRef(int i) { Five f = default; int k = i & 3; f[Bump(ref k) & 3] += Bump(ref k) * 100 + f[k & 3]; f[k & 3]++; --f[Bump(ref k) & 3]; int r = f[k & 1]++ + 10 * ++f[k & 1]; return r + f[0] * 3 + f[1] * 5 + f[2] * 7 + f[3] * 11 + k; }
    [WasmExport("OrderFieldCall")] public static int OrderFieldCall(int a) { Pair p = default; p.A = a; p.A += Spoil(ref p) + p.A; p.B = p.A + Spoil(ref p) * p.A; return p.A * 31 + p.B; }
    [WasmExport("OrderChain")] public static int OrderChain(int a) { Pair p = default; int x; p.A = x = p.B = a + 1; return p.A + x * 3 + p.B * 5; }
    [WasmExport("OrderShortCircuit")] public static int OrderShortCircuit(int a, int b) { int n = 0; bool r = (a > 0 && Count(ref n, 1, b > 0)) || (Count(ref n, 10, a == b) && !Count(ref n, 100, b < 0)); bool s = a > 1 | Count(ref n, 1000, false) & Count(ref n, 10000, true); return n + (r ? 1 : 0) + (s ? 2 : 0); }
    [WasmExport("OrderTernary")] public static int OrderTernary(int a) { int n = 0; int r = (a > 0 ? Bump(ref n) : n -= 7) + (a != 0 ? a > 5 ? Bump(ref n) : 40 : n++); return r * 100 + n; }
    [WasmExport("OrderTraps")] public static int OrderTraps(int a, int b) { Five f = default; f[a] = 1 / b; return f[a]; }
    [WasmExport("OrderGuards")] public static int OrderGuards(int a, int b) { int n = 0; switch (a) { case > 3 when Count(ref n, 1, b > 2): n += 100; break; case 4 or < 0 when Count(ref n, 10, b < 0): case 7 when Count(ref n, 20, b == 0): n += 200; break; case 1: n += 300; break; default: n += 400; break; } return n; }
    [WasmExport("OrderArmGuards")] public static int OrderArmGuards(int a, int b) { int n = 0; int r = a switch { > 3 when Count(ref n, 1, b > 2) => 5, _ when Count(ref n, 10, b < 0) => 6, 1 => 7, _ => 8 }; return r * 1000 + n; }

    private static int Four(int a, int b, int c, int d = 4) => a * 1000 + b * 100 + c * 10 + d;
    private static int Bump(ref int x) { x = x + 1; return x * 2; }
    private static int Spoil(ref Pair p) { p.A = p.A * 2 + 1; return p.A - 3; }
    private static bool Count(ref int n, int by, bool result) { n += by; return result; }
}
