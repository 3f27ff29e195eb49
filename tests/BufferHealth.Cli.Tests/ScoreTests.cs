using System.Text.Json;

namespace BufferHealth.Cli.Tests;

[Collection(nameof(CommandLine))]
public sealed class ScoreTests
{
    /// <summary>The stalled session, at 3000 kbit/s and 1080 lines from its first line on.</summary>
    private static string Session { get; } = Told("\"bitrateKbps\":3000,\"width\":1920,\"height\":1080,\"codecs\":\"avc1.640028\"");

    [Fact]
    public void Prints_the_score_and_what_took_it_down()
    {
        CommandLine.Result result = CommandLine.Run(["score", "-"], Session);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        JsonElement json = CommandLine.Run(["score", "-", "--json"], Session).Json;
        double score = json.GetProperty("sessionScore").GetDouble();
        foreach (string expected in new[] { "session score", "estimated MOS", "low quality", "starved resolution", "1.0 s after 2.0 s of playing" })
        {
            Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        }
        Assert.Contains(FormattableString.Invariant($" {score:F1} "), result.Output, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($" {100 - score:F1} "), result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("iqx", result.Output, StringComparison.Ordinal);
        Assert.False(json.TryGetProperty("models", out _));
    }

    [Fact]
    public void The_points_in_the_json_add_up()
    {
        JsonElement json = CommandLine.Run(["score", "-", "--json"], Session).Json;
        JsonElement loss = json.GetProperty("scoreLoss");
        double points = new[] { "startup", "stalls", "lowQuality", "starvedResolution" }.Sum(name => loss.GetProperty(name).GetDouble());
        Assert.Equal(100 - json.GetProperty("sessionScore").GetDouble(), points, 1e-9);
        Assert.Equal(1 + json.GetProperty("sessionScore").GetDouble() / 25, json.GetProperty("mos").GetDouble(), 1e-12);
        Assert.Equal(1, loss.GetProperty("longestStalls").GetArrayLength());
    }

    [Fact]
    public void All_models_side_by_side()
    {
        CommandLine.Result table = CommandLine.Run(["score", "-", "--models"], Session);
        JsonElement models = CommandLine.Run(["score", "-", "--models", "--json"], Session).Json.GetProperty("models");
        Assert.Equal(PublishedModel.All.Select(m => m.Name), models.EnumerateObject().Select(p => p.Name));
        foreach (JsonProperty model in models.EnumerateObject())
        {
            string row = table.Output.Split('\n').Single(l => l.Contains($"│ {model.Name} ", StringComparison.Ordinal));
            Assert.Contains(FormattableString.Invariant($" {model.Value.GetDouble():F2} │"), row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_session_without_a_picture_has_no_score_and_says_how_to_get_one()
    {
        CommandLine.Result result = CommandLine.Run(["score", "-", "--models"], string.Join('\n', CommandLine.Stalled()));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("--ladder", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("unknown", result.Output, StringComparison.Ordinal);
        Assert.Contains("iqx", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ladder_gives_a_bitrate_to_lines_that_tell_the_height()
    {
        string tall = Told("\"height\":1080");
        double Score(params string[] options) =>
            CommandLine.Run(["score", "-", "--json", .. options], tall).Json.GetProperty("sessionScore").GetDouble();
        Assert.True(Score("--ladder", "360:800,1080:6000") > Score("--ladder", "360:800,1080:3000"));
        Assert.Equal(Score("--ladder", "1080:6000:50"), Score("--ladder", "1080:100:50"));
        Assert.True(Score("--ladder", "1080:3000", "--device", "uhd") > Score("--ladder", "1080:3000", "--device", "SCREEN"));
    }

    [Theory]
    [InlineData("1080")]
    [InlineData("1080:")]
    [InlineData("1080:3000:")]
    [InlineData("1080:3000:50:1")]
    [InlineData("1080:3000:101")]
    [InlineData("1080:0")]
    [InlineData("0:3000")]
    [InlineData("1080:NaN")]
    [InlineData("360:800,,1080:3000")]
    [InlineData("")]
    public void A_bad_ladder_is_named(string ladder) => Refused(2, "--ladder", ["score", "-", "--ladder", ladder]);

    [Fact]
    public void Bad_input_gets_one_line()
    {
        Refused(1, "no-such.jsonl", ["score", "no-such.jsonl"]);
        Refused(1, "no sample", ["score", "-"]);
        Refused(2, "--device must be screen, phone or uhd, not 'tv'", ["score", "-", "--device", "tv"]);
        Refused(2, "no option '--jsno'", ["score", "--jsno"]);
        Refused(2, "", ["score"]);
    }

    [Fact]
    public void A_bad_picture_costs_its_line_and_is_counted()
    {
        string[] lines = Session.Split('\n');
        lines[20] = lines[20].Replace("{", "{\"codecs\":7,", StringComparison.Ordinal);
        lines[21] = lines[21].Replace("{", "{\"vmaf\":101,", StringComparison.Ordinal);
        CommandLine.Result result = CommandLine.Run(["score", "-", "--json"], string.Join('\n', lines));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("line 21: 'codecs' is not a text", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(2, result.Json.GetProperty("inputFaults").GetInt32());
    }

    private static string Told(string parts)
    {
        List<string> lines = CommandLine.Stalled();
        lines[0] = lines[0].Replace("{", $"{{{parts},", StringComparison.Ordinal);
        return string.Join('\n', lines);
    }

    private static void Refused(int exitCode, string named, string[] arguments)
    {
        CommandLine.Result result = CommandLine.Run(arguments);
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Contains(named, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
