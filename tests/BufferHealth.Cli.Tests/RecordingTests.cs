namespace BufferHealth.Cli.Tests;

/// <summary>The states over time must tell the same session as the metrics.</summary>
public sealed class RecordingTests
{
    public static TheoryData<string> Names => Traces.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_states_are_whole_and_add_up_to_the_metrics(string name) => AssertWhole(Traces.Recorded(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Also_at_one_sample_a_second(string name) => AssertWhole(Traces.Recorded(name, interval: 1));

    [Theory]
    [MemberData(nameof(Names))]
    public void Also_by_level_alone(string name) => AssertWhole(Traces.Recorded(name, levelOnly: true));

    [Fact]
    public void A_gap_between_samples_is_a_stretch_of_its_own()
    {
        IEnumerable<string> lines = Enumerable.Range(0, 200).Select(i => FormattableString.Invariant(
            $"{{\"t\":{i / 10.0 + (i < 100 ? 0 : 60)},\"level\":3,\"playhead\":{i / 10.0},\"rate\":1,\"paused\":0}}"));
        Replay replay = Traces.Of(lines);
        AssertWhole(replay);
        Assert.Equal(replay.Metrics.SuspendedTime, Assert.Single(replay.Recording.Spans, s => s.State == PlaybackState.Suspended).Length, 1e-6);
        Assert.InRange(replay.Metrics.SuspendedTime, 59, 61);
    }

    [Fact]
    public void A_stall_that_begins_and_ends_between_two_samples_is_in_it()
    {
        IEnumerable<string> lines = Enumerable.Range(0, 40).Select(i => FormattableString.Invariant(
            $"{{\"t\":{(i < 20 ? i : i + 1.5)},\"level\":{(i is > 15 and <= 20 ? 0.3 : 3)},\"playhead\":{i},\"rate\":1,\"paused\":0}}"));
        Replay replay = Traces.Of(lines);
        Stall stall = Assert.Single(replay.Stalls);
        StateSpan span = Assert.Single(replay.Recording.Spans, s => s.State == PlaybackState.Stalled);
        Assert.Equal((stall.Start, stall.Duration!.Value), (span.Start, span.Length));
        AssertWhole(replay);
    }

    [Fact]
    public void A_point_a_sample_that_was_taken()
    {
        List<string> lines = CommandLine.Stalled();
        lines.Insert(5, "{\"t\":1,\"level\":9}");
        lines.Insert(8, "broken");
        Recording recording = Traces.Of(lines).Recording;
        Assert.Equal(41, recording.Points.Count);
        Assert.Equal((10.0, 14.0), (recording.Start, recording.End));
        Assert.Equal(3, recording.Points[0].Level);
        Assert.Equal(0.04, recording.Points[25].Level);
        Assert.All(recording.Points, p => Assert.InRange(p.Score!.Value, 0, 100));
        Assert.True(recording.Points[30].Score < recording.Points[20].Score);
    }

    [Fact]
    public void A_sample_of_the_same_time_replaces_the_one_before() =>
        Assert.Equal([3.0, 5.0], Traces.Of(["{\"t\":1,\"level\":3}", "{\"t\":2,\"level\":4}", "{\"t\":2,\"level\":5}"]).Recording.Points.Select(p => p.Level!.Value));

    private static void AssertWhole(Replay replay)
    {
        Recording recording = replay.Recording;
        double at = recording.Start;
        foreach (StateSpan span in recording.Spans)
        {
            Assert.Equal(at, span.Start, 1e-5);
            Assert.True(span.End >= span.Start, span.ToString());
            at = span.End;
        }
        Assert.Equal(recording.End, at, 1e-5);

        Metrics m = replay.Metrics;
        double Sum(PlaybackState state) => recording.Spans.Where(s => s.State == state).Sum(s => s.Length);
        Assert.Equal(m.IdleTime, Sum(PlaybackState.Idle), 1e-4);
        Assert.Equal(m.StartingTime, Sum(PlaybackState.Startup), 1e-4);
        Assert.Equal(m.PlayingTime, Sum(PlaybackState.Playing), 1e-4);
        Assert.Equal(m.TotalStallDuration, Sum(PlaybackState.Stalled), 1e-4);
        Assert.Equal(m.FreezeDuration, Sum(PlaybackState.Frozen), 1e-4);
        Assert.Equal(m.SeekTime, Sum(PlaybackState.Seeking), 1e-4);
        Assert.Equal(m.PausedTime, Sum(PlaybackState.Paused), 1e-4);
        Assert.Equal(m.EndedTime, Sum(PlaybackState.Ended), 1e-4);
        Assert.Equal(m.SuspendedTime, Sum(PlaybackState.Suspended), 1e-4);
        Assert.Equal(m.UnknownTime, Sum(PlaybackState.Unknown), 1e-4);
    }
}
