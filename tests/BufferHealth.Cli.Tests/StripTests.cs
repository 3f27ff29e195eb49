namespace BufferHealth.Cli.Tests;

[Collection(nameof(CommandLine))]
public sealed class StripTests
{
    [Fact]
    public void A_cell_shows_what_most_of_its_time_was()
    {
        StripCells cells = new(Traces.Played(40, [(10, 14)], pause: (20, 30)).Recording, 40);
        Assert.Equal(PlaybackState.Playing, cells.States[9]);
        Assert.All(Enumerable.Range(10, 4), i => Assert.Equal(PlaybackState.Stalled, cells.States[i]));
        Assert.All(Enumerable.Range(14, 6), i => Assert.Equal(PlaybackState.Playing, cells.States[i]));
        Assert.All(Enumerable.Range(20, 10), i => Assert.Equal(PlaybackState.Paused, cells.States[i]));
        Assert.All(Enumerable.Range(30, 10), i => Assert.Equal(PlaybackState.Playing, cells.States[i]));
        Assert.Equal(4, cells.States.Count(s => s == PlaybackState.Stalled));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(80)]
    [InlineData(200)]
    public void A_short_stall_still_shows_and_takes_one_cell(int width)
    {
        StripCells cells = new(Traces.Played(1000, [(333, 333.5)]).Recording, width);
        int shown = Assert.Single(Enumerable.Range(0, width), i => cells.States[i] == PlaybackState.Stalled);
        Assert.Equal((int)(333.2 / 1000 * width), shown);
        Assert.Equal(1, cells.Marks[shown]);
        Assert.Equal(1, cells.Marks.Sum());
    }

    [Fact]
    public void A_short_freeze_beside_a_short_stall_in_one_cell_still_shows()
    {
        Replay replay = Traces.Played(1000, [(505, 505.5)], frozen: (507, 508));
        Assert.Equal((1, 1), (replay.Metrics.StallCount, replay.Metrics.FreezeCount));
        StripCells cells = new(replay.Recording, 20);
        Assert.Single(cells.States, PlaybackState.Stalled);
        Assert.Single(cells.States, PlaybackState.Frozen);
        Assert.Equal(PlaybackState.Stalled, cells.States[10]);
        Assert.Equal([1, 2], cells.Marks.Where(m => m > 0));
    }

    [Fact]
    public void Printed_with_numbers_a_time_axis_and_a_legend()
    {
        string[] lines = CommandLine.Run(["replay", CommandLine.Trace("dash-pauses")]).Output.Split('\n');
        int strip = Array.FindIndex(lines, l => l.Contains('▓', StringComparison.Ordinal));
        Assert.Equal(80, lines[strip].Length);
        Assert.Equal("░", lines[strip][..1]);
        for (int number = 1; number <= 3; number++)
        {
            int column = lines[strip - 1].IndexOf((char)('0' + number), StringComparison.Ordinal);
            Assert.Equal(number == 1 ? '▓' : '█', lines[strip][column]);
        }
        foreach (int seconds in new[] { 10, 20, 30, 40, 50 })
        {
            // the trace runs from 0.4 to 60.4 s
            Assert.InRange(lines[strip + 1].IndexOf($"╵{seconds} s", StringComparison.Ordinal) / 80.0 * 60 - seconds, -1.5, 0.5);
        }
        string legend = string.Join(' ', lines[(strip + 2)..(strip + 4)]);
        Assert.All(["░ startup", "▄ playing", "█ stalled 6.5 s", "▓ frozen 2.1 s", "▁ paused"], part => Assert.Contains(part, legend, StringComparison.Ordinal));
        Assert.DoesNotContain("seeking", legend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_session_takes_more_rows()
    {
        using StringWriter output = new();
        ReplayStrip.Write(Traces.Played(1200, [(700, 701)]).Recording, TerminalOutput.Open(output, 100));
        string[] rows = [.. output.ToString().Split('\n').Where(l => l.Contains('▄', StringComparison.Ordinal) && !l.Contains("playing", StringComparison.Ordinal))];
        Assert.Equal(6, rows.Length);
        Assert.All(rows, r => Assert.Equal(100, r.Length));
        Assert.Single(rows, r => r.Contains('█', StringComparison.Ordinal));
        Assert.Equal(50, rows[3].IndexOf('█', StringComparison.Ordinal));        // 200 s a row
        Assert.Contains("╵10:00", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Redirected_it_holds_no_escape_codes() =>
        Assert.DoesNotContain('\e', CommandLine.Run(["replay", CommandLine.Trace("dash-pauses")]).Output);

    [Fact]
    public void Each_state_has_a_character_of_its_own()
    {
        foreach (bool unicode in new[] { false, true })
        {
            char[] glyphs = [.. Enum.GetValues<PlaybackState>().Select(s => StateLook.Glyph(s, unicode))];
            Assert.Equal(glyphs.Length, glyphs.Distinct().Count());
            Assert.True(unicode || glyphs.All(char.IsAscii));
        }
    }

    [Theory]
    [InlineData(0, 60, 6, "0 s", "50 s", 10)]
    [InlineData(0.4, 2, 8, "0.4 s", "2.0 s", 0.2)]
    [InlineData(95, 275, 6, "2:00", "4:00", 30)]
    [InlineData(0, 9000, 5, "0:00", "2:00:00", 1800)]
    public void Times_on_the_axis_are_round(double start, double end, int most, string first, string contains, double step)
    {
        TimeAxis axis = new(start, end, most);
        Assert.All(axis.Ticks, t => Assert.InRange(t, start - 1e-6, end + 1e-6));
        Assert.All(axis.Ticks.Zip(axis.Ticks.Skip(1)), pair => Assert.Equal(step, pair.Second - pair.First, 1e-9));
        Assert.InRange(axis.Ticks.Count, 1, most + 1);
        Assert.Contains(contains, axis.Ticks.Select(axis.Label));
        Assert.Equal(first, axis.Label(axis.Ticks[0]));
    }
}
