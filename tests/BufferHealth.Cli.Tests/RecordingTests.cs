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

    [Fact]
    public void Playback_that_starts_by_itself_was_wanted_from_the_load_on()
    {
        IEnumerable<string> lines = Enumerable.Range(0, 60).Select(i => FormattableString.Invariant(
            $"{{\"t\":{i / 10.0},{(i == 5 ? "\"event\":\"loadstart\"," : i == 20 ? "\"event\":\"canplay\"," : "")}\"level\":{(i < 20 ? 0 : 3)},\"playhead\":{Math.Max(0, i - 22) / 10.0},\"rate\":1,\"paused\":{(i < 20 ? 1 : 0)}}}"));
        Replay replay = Traces.Of(lines);
        AssertWhole(replay);
        Assert.Equal(0.5, Assert.Single(replay.Recording.Spans, s => s.State == PlaybackState.Startup).Start, 1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void In_random_sessions_too(bool levelOnly)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Replay replay = Traces.Of(Session(new Random(seed)), levelOnly);
            if (replay.Recording.Points.Count > 0)
            {
                AssertWhole(replay, $"seed {seed}", waitsApart: levelOnly);
            }
        }
    }

    private static IEnumerable<string> Session(Random random)
    {
        string[] events = ["loadstart", "play", "canplay", "waiting", "playing", "seeking", "pause"];
        (double time, double playhead, double level, bool paused, bool ended) = (0, 0, 2, random.Next(2) == 0, false);
        bool stands = false;
        for (int i = 0; i < 200; i++)
        {
            double step = random.Next(60) switch { 0 => 35, 1 => 5, < 10 => 1, _ => 0.1 };
            time += step;
            stands = random.Next(12) == 0 ? !stands : stands;
            paused = random.Next(40) == 0 ? !paused : paused;
            ended = random.Next(80) == 0 ? !ended : ended;
            playhead = random.Next(50) == 0 ? random.Next(100) : playhead + (stands || paused ? 0 : step);
            level = random.Next(10) == 0 ? random.NextDouble() * 5 : Math.Max(0, level - (stands || paused ? 0 : step));
            string told = random.Next(10) == 0 ? $"\"event\":\"{events[random.Next(events.Length)]}\"," : "";
            yield return FormattableString.Invariant(
                $"{{{told}\"t\":{time},\"level\":{level},\"playhead\":{playhead},\"rate\":1,\"paused\":{(paused ? 1 : 0)},\"ended\":{(ended ? 1 : 0)},\"frames\":{Math.Round(playhead * 25)}}}");
        }
    }

    private static void AssertWhole(Replay replay, string which = "", bool waitsApart = true)
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
        (PlaybackState State, double Seconds)[] told =
        [
            (PlaybackState.Idle, m.IdleTime), (PlaybackState.Startup, m.StartingTime), (PlaybackState.Playing, m.PlayingTime),
            (PlaybackState.Stalled, m.TotalStallDuration), (PlaybackState.Frozen, m.FreezeDuration), (PlaybackState.Seeking, m.SeekTime),
            (PlaybackState.Paused, m.PausedTime), (PlaybackState.Ended, m.EndedTime), (PlaybackState.Suspended, m.SuspendedTime), (PlaybackState.Unobserved, m.UnobservedTime),
        ];
        Assert.Equal(Enum.GetValues<PlaybackState>().Length, told.Length);
        // Playback that is seen only together with the next seek, pause or end is drawn as part of the seek or end before it.
        static PlaybackState Merged(PlaybackState state) => state is PlaybackState.Seeking or PlaybackState.Ended ? PlaybackState.Playing : state;
        if (!waitsApart)
        {
            told = [.. told.GroupBy(t => Merged(t.State), t => t.Seconds).Select(g => (g.Key, g.Sum()))];
        }
        string Text(Func<PlaybackState, double> seconds) => string.Join(", ", told.Select(t => FormattableString.Invariant($"{t.State} {seconds(t.State):F3}")));
        double Drawn(PlaybackState state) => recording.Spans.Where(s => (waitsApart ? s.State : Merged(s.State)) == state).Sum(s => s.Length);
        Assert.True(told.All(t => Math.Abs(Drawn(t.State) - t.Seconds) < 1e-4), $"{which}: {Text(Drawn)} but {Text(s => told.First(t => t.State == s).Seconds)}");
    }
}
