namespace BufferHealth.KernelCompiler.Tests;

public sealed class HouseTests
{
    private const int MostLines = 1600;
    private const int MostLinesInOneFile = 300;

    [Fact]
    public void TheCompilerStaysSmallEnoughToRead()
    {
        var folder = Path.Combine(Sources.Root(), "src", "BufferHealth.KernelCompiler");
        var lines = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => File.ReadLines(path).Count())
            .ToArray();

        Assert.InRange(lines.Sum(), 1000, MostLines);
        Assert.InRange(lines.Max(), 1, MostLinesInOneFile);
    }

    [Fact]
    public void EqualSourcesGiveEqualBytesInWhateverOrder()
    {
        var sources = Sources.Of("Grid");
        var first = KernelCompilation.Compile(sources).Module!;
        var second = KernelCompilation.Compile([.. sources.Reverse().Select((s, i) => ($"{i}.cs", s.Text))]).Module!;

        Assert.True(first.Bytes.Span.SequenceEqual(second.Bytes.Span));
        Assert.Equal(first.LayoutJson, second.LayoutJson);
        Assert.DoesNotContain("\r", first.LayoutJson, StringComparison.Ordinal);
    }
}
