using BufferHealth.Tests.Invariants;
using CsCheck;

namespace BufferHealth.Tests.Totals;

public sealed class MergeTests
{
    private static readonly Gen<SessionTotals> Any = AnyInput.Any.Select(inputs => Input.FeedAll(inputs).Totals());

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
    public void Merging_is_adding_the_metrics_of_the_sessions() => AnyInput.Any.Array[1, 6].Sample(
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
    public void Nothing_was_seen_before_the_first_sample() => Assert.Equal(SessionTotals.Empty, new BufferHealthMonitor().Totals());

    [Fact]
    public void Totals_change_nothing_and_stay_after_the_end()
    {
        BufferHealthMonitor monitor = Rules.Script.Playing(level: 0.05).Stand(2000).Monitor;
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
