using BufferHealth.ScoreEvaluation;

namespace BufferHealth.Cli.Tests;

/// <summary>
/// The tables of docs/scores.md are those that the rating sets give today. The sets are not part of the repository: without
/// them the tests are skipped, and counted as skipped.
/// </summary>
public sealed class ScoreTablesTests
{
    private const string Variable = "BUFFER_HEALTH_RATINGS";

    private static readonly string? Root = FindRoot();

    private static readonly string Data = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : Path.Combine(Root ?? ".", "..", "shared", "data", "ratings");

    private static bool HasData => RatingData.All.All(set => Directory.Exists(Path.Combine(Data, set)));

    [Fact]
    public void Agreement_and_live_score()
    {
        SkipWithoutData();
        // Without the intervals, which take most of the time: the figures before the brackets must be there.
        string[] document = [.. Table("agreement").Select(line => System.Text.RegularExpressions.Regex.Replace(line, @" \[[^\]]*\]", ""))];
        Assert.Equal(Lines(Tables.Agreement(Data, resamples: 0)), document);
        Assert.Equal(Lines(Tables.Live(Data)), Table("live"));
    }

    [Fact]
    public void Coefficients()
    {
        SkipWithoutData();
        string[] fit = Lines(Tables.Coefficients(RatingData.Fitted(Data)));
        Assert.Equal(fit, Table("coefficients"));
        Assert.Equal(fit[^2].Replace("this fit", "", StringComparison.Ordinal), fit[^1].Replace("ships", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_is_put_between_its_markers_and_nowhere_else()
    {
        Assert.Equal("a\n<!-- x -->\nnew\n<!-- /x -->\nb", Tables.Put("a\n<!-- x -->\nold\nold\n<!-- /x -->\nb", "x", "new\n"));
        Assert.Throws<InvalidDataException>(() => Tables.Put("a", "x", "new\n"));
    }

    private static void SkipWithoutData() => Assert.SkipUnless(HasData, $"no rating sets in '{Data}' (or name their folder in {Variable}): docs/scores.md was not checked");

    private static string[] Table(string name)
    {
        string text = File.ReadAllText(Path.Combine(Root ?? throw new InvalidOperationException("the repository's root was not found"), "docs", "scores.md"));
        int from = text.IndexOf($"<!-- {name} -->\n", StringComparison.Ordinal);
        int to = text.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"docs/scores.md has no table '{name}'");
        return [.. Lines(text[from..to]).Skip(1)];
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string? FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BufferHealth.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName;
    }
}
