namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>A kernel of random code in the subset, and what a host must know to call it and to compare what it leaves.</summary>
/// <param name="Seed">Gives the same kernel again.</param>
/// <param name="Text">One static class with a method <c>Run(ref State, int, uint, long, float, double)</c>, exported as <see cref="Name"/>.</param>
/// <param name="StateSize">In bytes.</param>
/// <param name="FloatOffsets">Where the state holds a float: a NaN there is made canonical between calls, for its bits are nobody's promise.</param>
/// <param name="DoubleOffsets">The same for doubles.</param>
internal sealed record RandomKernel(int Seed, string Text, int StateSize, int[] FloatOffsets, int[] DoubleOffsets)
{
    /// <summary>What every random kernel may use besides its own types and methods.</summary>
    public const string Common = """
        using System.Runtime.CompilerServices;

        namespace BufferHealth.Kernel;

        internal enum Tiny : sbyte { Low = -128, None = 0, High = 127 }
        internal enum Half : ushort { None, Some = 500, All = 65535 }
        internal enum Plain { First, Second, Last = -1 }
        internal enum Wide : ulong { None, Far = 1UL << 40 }

        internal static class Common
        {
            // Not inlined, so that the JIT cannot come to know of a -0.0: see BHK011.
            [MethodImpl(MethodImplOptions.NoInlining)] public static double Min(double a, double b) => Math.Min(a, b);
            [MethodImpl(MethodImplOptions.NoInlining)] public static float Min(float a, float b) => Math.Min(a, b);

            // The sign and the payload of a NaN are not the same everywhere, so nothing may look at them.
            public static double Sign(double a, double sign) => Math.CopySign(a, double.IsNaN(sign) ? 1 : sign);
            public static long Bits(double a) => double.IsNaN(a) ? 17 : BitConverter.DoubleToInt64Bits(a);
            public static int Bits(float a) => float.IsNaN(a) ? 17 : BitConverter.SingleToInt32Bits(a);
        }
        """;

    public string Name => $"kernel{Seed}";

    /// <summary>The class that .NET calls, because a delegate cannot take the kernel's own state by ref.</summary>
    public string Entry => $$"""
        internal static class Entry{{Seed}}
        {
            public static long Call(Span<byte> state, int a, uint b, long c, float d, double e) =>
                Kernel{{Seed}}.Run(ref System.Runtime.InteropServices.MemoryMarshal.AsRef<Kernel{{Seed}}.State>(state), a, b, c, d, e);
        }
        """;
}
