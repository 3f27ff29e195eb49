using System.Runtime.Loader;
using System.Text.Json;

namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>
/// Random kernels, called in .NET with random arguments, one call on the state that the last one left. What each call
/// returned, whether it threw, and every byte of the state go to node, which makes the same calls on as many modules as
/// wanted and compares.
/// </summary>
internal sealed class FuzzRun : IDisposable
{
    private static readonly int[] Ints = [0, 1, -1, 2, 3, 5, 7, 31, 32, 50, 64, 100, 127, 128, 255, 256, -128, 65535, 65536, int.MaxValue, int.MinValue];
    private static readonly long[] Longs = [0, 1, -1, 5, 63, 64, 255, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, (1L << 53) + 1, long.MaxValue, long.MinValue];
    private static readonly double[] Doubles =
    [
        0, -0.0, 1, -1, 0.5, 1.5, 2.5, 1e-310, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        2147483648, -2147483649, 4294967296, 9.3e18, 1.9e19, 1.0 / 3, 1e16,
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("kernel-fuzz-").FullName;

    private delegate long Call(Span<byte> state, int a, uint b, long c, float d, double e);

    /// <summary>Writes the kernels of the seeds, and calls each in .NET.</summary>
    public FuzzRun(IEnumerable<int> seeds, int callsPerKernel)
    {
        Kernels = [.. seeds.Select(KernelWriter.Write)];
        var context = new AssemblyLoadContext("fuzz", isCollectible: true);
        var assembly = InMemory.Compilation("Fuzz", [("Usings.cs", "global using System;"), .. Sources, .. Kernels.Select((k, i) => ($"Entry{i}.cs", "namespace BufferHealth.Kernel;\n" + k.Entry))]).Load(context);
        using var expected = new BinaryWriter(File.Create(Path.Combine(folder, "expected.bin")));
        foreach (var kernel in Kernels)
        {
            var call = assembly.GetType($"BufferHealth.Kernel.Entry{kernel.Seed}", throwOnError: true)!.GetMethod("Call")!.CreateDelegate<Call>();
            Record(kernel, call, callsPerKernel, expected);
        }
        var manifest = Kernels.Select(k => new { k.Name, k.StateSize, k.FloatOffsets, k.DoubleOffsets, Calls = callsPerKernel });
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest, JsonSerializerOptions.Web));
        context.Unload();
    }

    public RandomKernel[] Kernels { get; }

    public int Calls { get; private set; }

    /// <summary>How many of the calls threw in .NET.</summary>
    public int Traps { get; private set; }

    /// <summary>How many of the calls changed the state.</summary>
    public int Changes { get; private set; }

    /// <summary>For <see cref="KernelCompilation.Compile(IReadOnlyList{ValueTuple{string, string}})"/>.</summary>
    public (string Path, string Text)[] Sources =>
        [.. Tests.Sources.Kernel(""), ("Common.cs", RandomKernel.Common), .. Kernels.Select(k => ($"{k.Name}.cs", k.Text))];

    /// <summary>Makes the calls on modules in node, each until <paramref name="limit"/> kernels have differed.</summary>
    public IReadOnlyList<GridReport> InNode(IReadOnlyList<ReadOnlyMemory<byte>> modules, int limit) => Node.Run("fuzz.mjs", folder, modules, limit);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Record(RandomKernel kernel, Call call, int calls, BinaryWriter expected)
    {
        var random = new Random(kernel.Seed);
        var state = new byte[kernel.StateSize];
        for (int i = 0; i < calls; i++)
        {
            // Fresh now and then: a state that a run of calls has filled with infinities shows little.
            if (i % 10 == 0) Array.Clear(state);
            var (a, b, c, d, e) = (Int(random), (uint)Int(random), Long(random), (float)Double(random), Double(random));
            var before = state.ToArray();
            long result = 0;
            bool trapped = false;
            try
            {
                result = call(state, a, b, c, d, e);
            }
            catch (Exception exception) when (exception is ArithmeticException or IndexOutOfRangeException or System.Runtime.CompilerServices.SwitchExpressionException)
            {
                trapped = true;
            }
            foreach (int offset in kernel.FloatOffsets)
                if (float.IsNaN(BitConverter.ToSingle(state, offset))) BitConverter.TryWriteBytes(state.AsSpan(offset), 0x7FC00000);
            foreach (int offset in kernel.DoubleOffsets)
                if (double.IsNaN(BitConverter.ToDouble(state, offset))) BitConverter.TryWriteBytes(state.AsSpan(offset), 0x7FF8000000000000);
            Calls++;
            if (trapped) Traps++;
            if (!state.AsSpan().SequenceEqual(before)) Changes++;
            expected.Write(a);
            expected.Write(b);
            expected.Write(c);
            expected.Write(d);
            expected.Write(e);
            expected.Write(trapped);
            expected.Write(result);
            expected.Write(state);
        }
    }

    private static int Int(Random random) => random.Next(3) switch { 0 => Ints[random.Next(Ints.Length)], 1 => random.Next(-20, 120), _ => (int)random.NextInt64() };

    private static long Long(Random random) => random.Next(3) switch { 0 => Longs[random.Next(Longs.Length)], 1 => random.Next(-20, 120), _ => random.NextInt64(long.MinValue, long.MaxValue) };

    private static double Double(Random random) => random.Next(2) == 0 ? Doubles[random.Next(Doubles.Length)] : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 12));
}
