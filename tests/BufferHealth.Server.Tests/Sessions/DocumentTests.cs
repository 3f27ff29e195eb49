using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>What docs/collector.md says is what there is.</summary>
public sealed class DocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root(), "docs", "collector.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Each_count_is_named_and_no_other() =>
        Assert.Equal(
            typeof(SessionCounts).GetProperties().Select(p => p.Name).Order(),
            Names(Regex.Match(Document, "`SessionCounts`, for each shard: (.*)").Groups[1].Value).Order());

    [Fact]
    public void Each_source_and_each_ending_is_explained_and_no_other() =>
        Assert.Equal(
            Enum.GetNames<StallSource>().Concat(Enum.GetNames<SessionEnding>()).Order(),
            Regex.Matches(Document, @"^\| (`\w+`(?:, `\w+`)*) \|", RegexOptions.Multiline).SelectMany(row => Names(row.Groups[1].Value)).Order());

    [Fact]
    public void The_times_are_the_options_defaults()
    {
        SessionOptions options = new();
        Assert.Contains($"{options.EndLinger.TotalSeconds} s later, because records may still be on their way (`EndLinger`)", Document, StringComparison.Ordinal);
        Assert.Contains($"no record for {options.IdleLimit.TotalSeconds} s (`IdleLimit`)", Document, StringComparison.Ordinal);
        Assert.Contains($"wait {options.ReorderWindow.TotalSeconds} s for earlier ones (`ReorderWindow`)", Document, StringComparison.Ordinal);
        Assert.Equal(4, options.CustomKeys);
        Assert.Contains("a session keeps four custom keys (`CustomKeys`)", Document, StringComparison.Ordinal);
        Assert.Contains($"A dimension has {options.RollupValues} values in a minute and shard (`RollupValues`)", Document, StringComparison.Ordinal);
        Assert.Contains($"A tenant has {options.RollupKeys} custom keys as dimensions (`RollupKeys`)", Document, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string text) => Regex.Matches(text, @"`(\w+)`").Select(m => m.Groups[1].Value);

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(path, "..", "..", "..", ".."));
}
