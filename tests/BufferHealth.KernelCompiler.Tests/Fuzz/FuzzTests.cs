using System.Globalization;

namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>
/// Random kernels. The checked run always sees the same; a search among others is
/// <c>BUFFERHEALTH_FUZZ=FIRST..LAST dotnet run --project tests/BufferHealth.KernelCompiler.Tests -- -class "*FuzzTests"</c>.
/// </summary>
public sealed class FuzzTests
{
    private const int Kernels = 60;
    private const int CallsPerKernel = 60;
    private const int KernelsAtOnce = 200;

    [Fact]
    public void ARandomKernelDoesTheSameInDotnetAndInTheModule()
    {
        var (first, last) = Seeds();
        int calls = 0;
        int traps = 0;
        int changes = 0;
        for (int seed = first; seed <= last; seed += KernelsAtOnce)
        {
            using var run = new FuzzRun(Enumerable.Range(seed, Math.Min(KernelsAtOnce, last - seed + 1)), CallsPerKernel);
            var compilation = KernelCompilation.Compile(run.Sources);
            Assert.Empty(compilation.Diagnostics.Take(20));
            var report = Assert.Single(run.InNode([compilation.Module!.Bytes], limit: 5));
            Assert.True(report.Valid, $"no module was made of the kernels {seed} to {seed + run.Kernels.Length - 1}");
            if (report.Differences.Count > 0) Assert.Fail(Story(run, report));
            Assert.Equal(run.Calls, report.Calls);
            calls += run.Calls;
            traps += run.Traps;
            changes += run.Changes;
        }
        TestContext.Current.SendDiagnosticMessage($"{last - first + 1} kernels, {calls} calls, {traps} that stopped, {changes} that changed the state");
        // Kernels that always stop, or do nothing, would prove nothing.
        Assert.InRange(traps, calls / 100, calls / 3);
        Assert.InRange(changes, calls / 2, calls);
    }

    [Fact]
    public void ASeedAlwaysGivesTheSameKernel() =>
        Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal(KernelWriter.Write(seed).Text, KernelWriter.Write(seed).Text));

    private static (int First, int Last) Seeds()
    {
        if (Environment.GetEnvironmentVariable("BUFFERHEALTH_FUZZ") is not { Length: > 0 } range) return (1, Kernels);
        var ends = range.Split("..").Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return (ends[0], ends[^1]);
    }

    /// <summary>The differences, and the kernel of the first.</summary>
    private static string Story(FuzzRun run, GridReport report)
    {
        var first = run.Kernels.First(kernel => report.Differences[0].StartsWith(kernel.Name + "(", StringComparison.Ordinal));
        return $"{string.Join('\n', report.Differences)}\n\nThe kernel of seed {first.Seed}:\n{first.Text}";
    }
}
