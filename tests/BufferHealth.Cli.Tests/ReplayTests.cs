using System.Text.Json;

namespace BufferHealth.Cli.Tests;

[Collection(nameof(CommandLine))]
public sealed class ReplayTests
{
    [Fact]
    public void Prints_tables_for_people()
    {
        CommandLine.Result result = CommandLine.Run(["replay", CommandLine.Trace("hls-train")]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        string[] lines = result.Output.Split('\n');
        Assert.Contains(lines, l => l.Contains("stalls", StringComparison.Ordinal) && l.Contains('4', StringComparison.Ordinal));
        Assert.Equal(4, lines.Count(l => l.Contains("starved", StringComparison.Ordinal)));
        Assert.All(["found by", "startup", "stalled", "score", "input faults"], name => Assert.Contains(name, result.Output, StringComparison.Ordinal));
        Assert.All(lines, l => Assert.InRange(l.TrimEnd().Length, 0, 100));
    }

    [Fact]
    public void Says_in_words_that_nothing_was_found() =>
        Assert.Contains("No stall and no freeze.", CommandLine.Run(["replay", CommandLine.Trace("shaka-tram")]).Output, StringComparison.Ordinal);

    [Fact]
    public void Json_is_one_object_with_the_fields_that_were_promised()
    {
        CommandLine.Result result = CommandLine.Run(["replay", CommandLine.Trace("dash-pauses"), "--json"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        JsonElement o = result.Json;
        string[] promised =
            ["confidence", "startupTime", "stallCount", "totalStallDuration", "avgBufferLevel", "decayedBufferLevel", "qoeScore", "inputFaults", "stalls", "freezes"];
        Assert.Empty(promised.Except(o.EnumerateObject().Select(p => p.Name)));
        Assert.All(o.EnumerateObject(), p => Assert.True(char.IsLower(p.Name[0]), p.Name));
        Assert.Equal("playhead", o.GetProperty("confidence").GetString());
        Assert.Equal(2, o.GetProperty("stallCount").GetInt32());
        Assert.Equal(2, o.GetProperty("stalls").GetArrayLength());
        Assert.Equal(19.056, o.GetProperty("stalls")[0].GetProperty("start").GetDouble(), 0.15);
        Assert.Equal(3.4, o.GetProperty("stalls")[0].GetProperty("duration").GetDouble(), 0.15);
        Assert.Equal("starved", o.GetProperty("stalls")[0].GetProperty("cause").GetString());
        Assert.Equal(16.951, o.GetProperty("freezes")[0].GetProperty("start").GetDouble(), 0.15);
        Assert.Equal(2.1, o.GetProperty("freezes")[0].GetProperty("duration").GetDouble(), 0.15);
    }

    [Fact]
    public void Level_only_feeds_the_levels_and_leaves_unknown_what_they_do_not_say()
    {
        JsonElement o = CommandLine.Run(["replay", CommandLine.Trace("hls-outage"), "--json", "--level-only"]).Json;
        Assert.Equal("level", o.GetProperty("confidence").GetString());
        Assert.Equal(JsonValueKind.Null, o.GetProperty("startupTime").ValueKind);
        Assert.Equal(18.779, o.GetProperty("stalls")[0].GetProperty("start").GetDouble(), 0.1);
        Assert.Equal(14.611, o.GetProperty("stalls")[0].GetProperty("duration").GetDouble(), 0.2);
    }

    [Fact]
    public void Level_only_is_told_of_the_end()
    {
        JsonElement o = CommandLine.Run(["replay", CommandLine.Trace("hls-end"), "--json", "--level-only"]).Json;
        Assert.Equal("ended", o.GetProperty("state").GetString());
    }

    [Fact]
    public void A_stall_that_is_open_at_the_last_sample_is_listed_up_to_there()
    {
        List<string> lines = CommandLine.Stalled();
        JsonElement o = Replay(lines.Take(28)).Json;
        Assert.Equal("stalled", o.GetProperty("state").GetString());
        Assert.Equal(o.GetProperty("totalStallDuration").GetDouble(), o.GetProperty("stalls")[0].GetProperty("duration").GetDouble(), 1e-9);
        Assert.Equal("close", o.GetProperty("stalls")[0].GetProperty("endedBy").GetString());
    }

    [Fact]
    public void The_formula_of_the_score_can_be_chosen()
    {
        double live = CommandLine.Run(["replay", CommandLine.Trace("hls-end"), "--json"]).Json.GetProperty("qoeScore").GetDouble();
        double classic = CommandLine.Run(["replay", CommandLine.Trace("hls-end"), "--json", "--score", "classic"]).Json.GetProperty("qoeScore").GetDouble();
        Assert.True(live > 90 && classic < 10, $"{live}, {classic}");
    }

    [Fact]
    public async Task Works_as_a_process_and_from_the_standard_input()
    {
        string text = await File.ReadAllTextAsync(CommandLine.Trace("hls-train"), TestContext.Current.CancellationToken);
        CommandLine.Result started = await CommandLine.Start(["replay", "-", "--json"], text);
        Assert.Equal((0, ""), (started.ExitCode, started.Error));
        Assert.Equal(CommandLine.Run(["replay", CommandLine.Trace("hls-train"), "--json"]).Output.ReplaceLineEndings(), started.Output.ReplaceLineEndings());
    }

    [Fact]
    public void Reads_the_standard_input_in_process() => Assert.Equal(1, Replay(CommandLine.Stalled()).Json.GetProperty("stallCount").GetInt32());

    internal static CommandLine.Result Replay(IEnumerable<string> lines, params string[] options) =>
        CommandLine.Run(["replay", "-", "--json", .. options], string.Join('\n', lines));
}
