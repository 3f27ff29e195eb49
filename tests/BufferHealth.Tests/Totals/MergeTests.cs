using BufferHealth.Tests.Invariants;
using BufferHealth.Tests.Rules;
using CsCheck;

namespace BufferHealth.Tests.Totals;

public sealed class MergeTests
{
    /// <summary>Any input, with bitrates and dropped frames; a bitrate below 0 is refused.</summary>
    private static readonly Gen<Input[]> Session = Gen.Select(
        AnyInput.Any, Gen.OneOf<double?>(null, null, 0, 750, 2500.5, 1e9, -1).Array[1, 20], Gen.OneOf<double?>(null, 0, 3).Array[1, 5],
        (inputs, rates, dropped) => inputs.Select((x, i) => i == 0 ? x : x with
        {
            Sample = x.Sample with { BitrateKbps = rates[i % rates.Length], DroppedFrames = dropped[i % dropped.Length] * i },
        }).ToArray());

    private static readonly Gen<SessionTotals> Any = Session.Select(inputs => Input.FeedAll(inputs).Totals());

    [Fact]
    public void The_order_changes_nothing_and_neither_does_nothing() => Gen.Select(Any, Any, Any).Sample(
        (a, b, c) =>
        {
            Assert.Equal(a.Merge(b), b.Merge(a));
            Assert.Equal(a.Merge(b).Merge(c), a.Merge(b.Merge(c)));
            Assert.Equal(a, a.Merge(SessionTotals.Empty));
            Assert.Equal(a, SessionTotals.Empty.Merge(a));
            Assert.Equal(a.Merge(b).GetHashCode(), b.Merge(a).GetHashCode());
            Assert.NotEqual(a, a.Merge(b));
        },
        iter: 500);

    [Fact]
    public void Merging_is_adding_the_metrics_of_the_sessions() => Session.Array[1, 6].Sample(
        sessions =>
        {
            BufferHealthMonitor[] monitors = [.. sessions.Select(s => Input.FeedAll(s))];
            SessionTotals totals = monitors.Select(m => m.Totals()).Aggregate(SessionTotals.Empty, (sum, t) => sum.Merge(t));
            Metrics[] all = [.. monitors.Select(m => m.Snapshot())];
            Assert.Equal(all.Length, totals.Sessions);
            Assert.Equal(all.Sum(m => m.StallCount), totals.StallCount);
            Assert.Equal(all.Sum(m => m.EpisodeCount), totals.EpisodeCount);
            Assert.Equal(all.Sum(m => m.FreezeCount), totals.FreezeCount);
            Assert.Equal(all.Sum(m => m.SeekCount), totals.SeekCount);
            Assert.Equal(all.Sum(m => m.MicroStallCount), totals.MicroStallCount);
            Assert.Equal(all.Sum(m => m.SwitchesUp), totals.SwitchesUp);
            Assert.Equal(all.Sum(m => m.SwitchesDown), totals.SwitchesDown);
            Assert.Equal(all.Sum(m => m.InputFaults), totals.InputFaults);
            Assert.Equal(all.All(m => m.DroppedFrames is null) ? null : all.Sum(m => m.DroppedFrames ?? 0), (double?)totals.DroppedFrames);
            Assert.Equal(all.Sum(m => Whole(m.StallDurationMax)), Whole(totals.StallDurationMax));
            Assert.Equal(all.Any(m => m.MeanBitrateKbps is not null), totals.MeanBitrateKbps is not null);
            double rounding = 1e-9 * (totals.MeanBitrateKbps ?? 0) + all.Length / Math.Max(1, totals.BitrateTime.TotalMicroseconds);
            Assert.InRange(totals.MeanBitrateKbps ?? 0, (all.Min(m => m.MeanBitrateKbps) ?? 0) - rounding, (all.Max(m => m.MeanBitrateKbps) ?? 0) + rounding);
            Assert.Equal(all.Count(m => m.StartupTime is not null), totals.Starts);
            Assert.Equal(all.Count(m => m.StartFailed), totals.StartsFailed);
            Assert.Equal(all.Sum(m => Whole(m.StartupTime ?? 0)), Whole(totals.StartupTime));
            Assert.Equal(all.Max(m => Whole(m.LongestStall)), Whole(totals.LongestStall));
            Assert.Equal(all.Sum(m => Whole(m.TotalStallDuration)), Whole(totals.TotalStallDuration));
            foreach ((PlaybackState state, Func<Metrics, double> time) in Times)
            {
                Assert.Equal(all.Sum(m => Whole(time(m))), Whole(totals.Time(state)));
            }
            Assert.Equal(all.Sum(m => Whole(m.ElapsedTime)), Enum.GetValues<PlaybackState>().Sum(state => Whole(totals.Time(state))));
        },
        iter: 300);

    [Fact]
    public void The_mean_bitrate_over_sessions_is_weighted_by_what_each_played()
    {
        SessionTotals a = Script.Playing(1300).With(x => x.BitrateKbps = 1000).Say().Play(3000).Monitor.Totals();
        SessionTotals b = Script.Playing(1300).With(x => (x.BitrateKbps, x.DroppedFrames) = (5000, 7)).Say().Play(500).With(x => x.BitrateKbps = 3000).Say().Play(500)
            .Monitor.Totals();
        SessionTotals both = a.Merge(b).Merge(Script.Playing().Monitor.Totals());
        Assert.Equal((1000, 4000), (a.MeanBitrateKbps, b.MeanBitrateKbps));
        Assert.Equal(1750, both.MeanBitrateKbps!.Value, 1e-9);
        Assert.Equal(4, both.BitrateTime.TotalSeconds);
        Assert.Equal((0, 1, 7L), (both.SwitchesUp, both.SwitchesDown, both.DroppedFrames));
        Assert.Null(a.DroppedFrames);
        Assert.Null(SessionTotals.Empty.MeanBitrateKbps);
    }

    /// <summary>The highest bitrate and the longest session that samples may have: sums stay exact, and do not overflow.</summary>
    [Fact]
    public void The_largest_bitrate_fits()
    {
        Script s = Script.Playing(level: 1).With(x => x.BitrateKbps = 1e9).Say();
        s.Playhead += 9e8;
        s.Wait(900_000_000_000).Say(PlayerEvent.None);
        Assert.InRange(s.Metrics.PlayingTime, 9e8, 1e9);
        SessionTotals sum = Enumerable.Repeat(s.Monitor.Totals(), 64).Aggregate((x, y) => x.Merge(y));
        Assert.Equal(s.Metrics.MeanBitrateKbps, sum.MeanBitrateKbps);
    }

    [Fact]
    public void Samples_that_were_refused_count_although_none_was_taken()
    {
        BufferHealthMonitor monitor = new();
        monitor.UpdateBufferLevel(-1, 0);
        Assert.Equal((0, 1), (monitor.Totals().Sessions, monitor.Totals().InputFaults));
    }

    [Fact]
    public void Observed_is_what_was_watched_and_seen()
    {
        SessionTotals t = Script.Playing().Wait(10_000).Say(PlayerEvent.None).Play(1000).Monitor.Totals();
        Assert.Equal((2.9, 10.0), (t.ObservedTime.TotalSeconds, t.StallDurationMax.TotalSeconds));
        Assert.Equal(2.9 / 12.9, t.ObservedRatio!.Value, 1e-12);
    }

    [Fact]
    public void Nothing_was_seen_before_the_first_sample() => Assert.Equal(SessionTotals.Empty, new BufferHealthMonitor().Totals());

    [Fact]
    public void Totals_change_nothing_and_stay_after_the_end()
    {
        BufferHealthMonitor monitor = Script.Playing(level: 0.05).Stand(2000).Monitor;
        byte[] before = Memory.Bytes(monitor);
        SessionTotals open = monitor.Totals();
        Assert.Equal(before, Memory.Bytes(monitor));
        Assert.Equal((2.0, 0), (open.TotalStallDuration.TotalSeconds, open.StallHistogram.Sum()));
        monitor.Dispose();
        Assert.Equal((2.0, 1), (monitor.Totals().TotalStallDuration.TotalSeconds, monitor.Totals().StallHistogram[3]));
    }

    [Fact]
    public void Nothing_to_merge_is_refused() => Assert.Throws<ArgumentNullException>(() => SessionTotals.Empty.Merge(null!));

    private static IEnumerable<(PlaybackState State, Func<Metrics, double> Time)> Times =>
    [
        (PlaybackState.Idle, m => m.IdleTime), (PlaybackState.Startup, m => m.StartingTime), (PlaybackState.Playing, m => m.PlayingTime),
        (PlaybackState.Stalled, m => m.TotalStallDuration), (PlaybackState.Frozen, m => m.FreezeDuration), (PlaybackState.Seeking, m => m.SeekTime),
        (PlaybackState.Paused, m => m.PausedTime), (PlaybackState.Ended, m => m.EndedTime), (PlaybackState.Suspended, m => m.SuspendedTime),
        (PlaybackState.Unobserved, m => m.UnobservedTime),
    ];

    private static long Whole(double seconds) => (long)Math.Round(seconds * 1e6);

    private static long Whole(TimeSpan time) => time.Ticks / 10;
}
