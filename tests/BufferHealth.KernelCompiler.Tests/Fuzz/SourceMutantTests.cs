namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>Deliberately broken compilers, of which the grid or the random kernels must catch every one.</summary>
public sealed class SourceMutantTests(GridRun grid) : IClassFixture<GridRun>
{
    // The seeds of the checked run, fewer of them: those that the grid misses are compiled from these.
    private const int Kernels = 30;
    private const int CallsPerKernel = 60;

    [Fact]
    public void EveryCompilerWithAFaultInItsSourceIsCaught()
    {
        var mutants = SourceMutants.All;
        var compilers = mutants.AsParallel().AsOrdered().Select(mutant => mutant.Build()).ToArray();
        var byGrid = Caught(compilers, Tests.Sources.Of("Grid"), modules => grid.InNode(modules, limit: 1));
        bool all = Environment.GetEnvironmentVariable("BUFFERHEALTH_MUTANTS") == "both";
        int[] left = [.. Enumerable.Range(0, mutants.Length).Where(i => all || !byGrid[i])];
        using var fuzz = left.Length == 0 ? null : new FuzzRun(Enumerable.Range(1, Kernels), CallsPerKernel);
        var fuzzed = fuzz == null ? [] : Caught([.. left.Select(i => compilers[i])], fuzz.Sources, modules => fuzz.InNode(modules, limit: 1));
        var byFuzz = left.Zip(fuzzed).Where(pair => pair.Second).Select(pair => pair.First).ToHashSet();

        for (int i = 0; i < mutants.Length; i++)
            TestContext.Current.TestOutputHelper!.WriteLine($"{(byGrid[i] ? "grid" : "    ")} {(byFuzz.Contains(i) ? "fuzz" : "    ")} {mutants[i].Name}");
        Assert.Empty(mutants.Where((_, i) => !byGrid[i] && !byFuzz.Contains(i)).Select(mutant => mutant.Name));
    }

    /// <summary>Which compilers do something else than .NET. One that makes no valid module proves nothing, and is not counted.</summary>
    private static bool[] Caught(
        Func<(string Path, string Text)[], ReadOnlyMemory<byte>?>[] compilers,
        (string Path, string Text)[] sources,
        Func<IReadOnlyList<ReadOnlyMemory<byte>>, IReadOnlyList<GridReport>> inNode)
    {
        var modules = compilers.AsParallel().AsOrdered().Select(compile => compile(sources) ?? ReadOnlyMemory<byte>.Empty).ToArray();
        var reports = inNode(modules);
        return [.. reports.Select(report => report.Valid && report.Differences.Count > 0)];
    }
}
