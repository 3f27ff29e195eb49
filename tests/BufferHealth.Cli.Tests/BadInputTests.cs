using System.Text.Json;

namespace BufferHealth.Cli.Tests;

/// <summary>Bad input gets a clear answer, is counted and loses nothing else.</summary>
[Collection(nameof(CommandLine))]
public sealed class BadInputTests
{
    [Fact]
    public void A_missing_file() => Refused(1, "no-such-trace.jsonl", ["replay", "no-such-trace.jsonl"]);

    [Fact]
    public void An_empty_name() => Refused(1, "cannot read", ["replay", ""]);

    [Theory]
    [InlineData("")]
    [InlineData("\n  \n\n")]
    public void An_empty_trace(string text)
    {
        CommandLine.Result result = CommandLine.Run(["replay", "-"], text);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("no sample", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--json=maybe")]
    [InlineData("--score", "mos")]
    [InlineData("--score", "7")]
    [InlineData("--score")]
    [InlineData("--svg")]
    [InlineData("--html")]
    public void A_wrong_option(params string[] options) => Refused(2, "buffer-health: ", ["replay", CommandLine.Trace("hls-end"), .. options]);

    [Fact]
    public void An_option_in_place_of_the_trace() => Refused(2, "--nonsense", ["replay", "--nonsense"]);

    [Theory]
    [InlineData]
    [InlineData("replay")]
    [InlineData("reply", "x.jsonl")]
    public void A_command_that_there_is_not(params string[] arguments) => Refused(2, "buffer-health: ", arguments);

    [Fact]
    public void Help_is_no_error()
    {
        CommandLine.Result result = CommandLine.Run(["replay", "--help"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("--level-only", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{\"t\":12.05,")]
    [InlineData("[1,2,3]")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("{\"level\":3}")]
    [InlineData("{\"t\":null,\"level\":3}")]
    [InlineData("{\"t\":\"soon\"}")]
    [InlineData("{\"t\":12.05,\"level\":{}}")]
    [InlineData("{\"t\":12.05,\"paused\":2}")]
    [InlineData("{\"t\":12.05,\"paused\":\"yes\"}")]
    [InlineData("{\"t\":12.05,\"level\":NaN}")]
    public void A_line_that_cannot_be_read_is_counted_and_said_and_loses_nothing_else(string line)
    {
        List<string> lines = CommandLine.Stalled();
        lines.Insert(21, line);
        CommandLine.Result result = ReplayTests.Replay(lines);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("line 22", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        AssertOnlyFaultsDiffer(result, faults: 1);
    }

    [Theory]
    [InlineData("{\"t\":12.05,\"level\":\"NaN\"}")]
    [InlineData("{\"t\":12.05,\"level\":\"Infinity\",\"paused\":1}")]
    [InlineData("{\"t\":12.05,\"level\":-0.5,\"ended\":1}")]
    [InlineData("{\"t\":12.05,\"level\":1e999}")]
    [InlineData("{\"t\":12.05,\"level\":2e9}")]
    [InlineData("{\"t\":12.05,\"playhead\":-7}")]
    [InlineData("{\"t\":\"Infinity\",\"level\":3}")]
    [InlineData("{\"t\":-1,\"level\":3}")]
    [InlineData("{\"t\":1,\"level\":3,\"seeking\":1}")]
    public void A_sample_that_cannot_be_is_counted_and_loses_nothing_else(string line)
    {
        List<string> lines = CommandLine.Stalled();
        lines.Insert(21, line);
        CommandLine.Result result = ReplayTests.Replay(lines);
        Assert.Equal(0, result.ExitCode);
        AssertOnlyFaultsDiffer(result, faults: 1);
    }

    [Fact]
    public void Level_only_counts_faulty_levels_too()
    {
        List<string> lines = CommandLine.Stalled();
        lines.Insert(21, "{\"t\":12.05,\"level\":\"NaN\"}");
        lines.Insert(22, "{\"t\":1,\"level\":2}");
        lines.Insert(23, "broken");
        CommandLine.Result result = ReplayTests.Replay(lines, "--level-only");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(3, result.Json.GetProperty("inputFaults").GetInt32());
    }

    [Fact]
    public void Nothing_but_broken_lines_is_an_error()
    {
        CommandLine.Result result = CommandLine.Run(["replay", "-"], "a\nb\n");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no sample", result.ErrorLines[^1], StringComparison.Ordinal);
    }

    private static void AssertOnlyFaultsDiffer(CommandLine.Result result, int faults)
    {
        JsonElement clean = ReplayTests.Replay(CommandLine.Stalled()).Json;
        Assert.Equal(1, clean.GetProperty("stallCount").GetInt32());
        Assert.Equal(0, clean.GetProperty("inputFaults").GetInt32());
        foreach (JsonProperty property in clean.EnumerateObject().Where(p => p.Name != "inputFaults"))
        {
            Assert.Equal(property.Value.GetRawText(), result.Json.GetProperty(property.Name).GetRawText());
        }
        Assert.Equal(faults, result.Json.GetProperty("inputFaults").GetInt32());
    }

    private static void Refused(int exitCode, string says, string[] arguments)
    {
        CommandLine.Result result = CommandLine.Run(arguments);
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
