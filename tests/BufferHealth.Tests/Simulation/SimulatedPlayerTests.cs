using CsCheck;

namespace BufferHealth.Tests.Simulation;

/// <summary>Players on random links, watched at 10, 4 and 1 Hz with jitter: the truth is known to the millisecond.</summary>
public sealed class SimulatedPlayerTests
{
    private static readonly int[] Intervals = [100, 250, 1000];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void By_playhead_every_stall_of_two_intervals_is_found_and_none_invented(bool told) =>
        Gen.Select(Session.Any, Gen.Int[0, 1000]).Sample(
            (session, seed) =>
            {
                Log log = Log.Of(session, seed, told, Intervals);
                for (int i = 0; i < Intervals.Length; i++)
                {
                    // Jitter makes two timers up to a fifth further apart.
                    double interval = 1.2 * Intervals[i] / 1000.0;
                    (Recorder found, Metrics metrics) = log.Replay(i);
                    // With data there again at the next sample it takes 0.3 s without progress, seen at a sample, to make a stall.
                    Span[] must = [.. log.Stalls.Where(s => s.Duration >= Math.Max(2 * interval, 0.3 + interval))];
                    AssertFound(log.Stalls, must, found.StallSpans, edge: interval + 0.002, Intervals[i]);
                    Assert.Equal(0, metrics.FreezeCount);
                }
            },
            iter: 100);

    [Fact]
    public void By_playhead_the_same_session_at_a_lower_rate_changes_a_stall_by_an_interval_at_most() =>
        Gen.Select(Session.Any, Gen.Int[0, 1000]).Sample(
            (session, seed) =>
            {
                Log log = Log.Of(session, seed, told: false, Intervals);
                Span[] dense = log.Replay(0).Found.StallSpans;
                for (int i = 1; i < Intervals.Length; i++)
                {
                    double interval = 1.2 * Intervals[i] / 1000.0;
                    Span[] sparse = log.Replay(i).Found.StallSpans;
                    foreach (Span stall in log.Stalls.Where(s => s.Duration >= 2 * interval))
                    {
                        double a = dense.Where(s => s.Overlaps(stall)).Sum(s => s.Duration);
                        double b = sparse.Where(s => s.Overlaps(stall)).Sum(s => s.Duration);
                        Assert.True(Math.Abs(a - b) <= interval, $"{stall}: {a} s at 10 Hz, {b} s every {Intervals[i]} ms");
                    }
                }
            },
            iter: 100);

    [Fact]
    public void By_level_alone_every_stall_of_an_untouched_player_is_found_and_none_invented() =>
        Gen.Select(Session.Untouched, Gen.Int[0, 1000]).Sample(
            (session, seed) =>
            {
                Log log = Log.Of(session with { StopsShortSeconds = 0 }, seed, told: true, 100, 250);
                for (int i = 0; i < 2; i++)
                {
                    double interval = 1.2 * Intervals[i] / 1000.0;
                    // A stall that its first segment reaches within an interval shows no level under the threshold.
                    Span[] shown = [.. log.Stalls.Where(s => log.Samples(i).Count(x => x.Time > s.Start && x.Time < s.End && x.Level < 0.1) >= 2)];
                    Span[] found = log.Replay(i, levelOnly: true).Found.StallSpans;
                    AssertFound(log.Stalls, [.. shown.Where(s => s.Duration >= 2 * interval)], found, edge: interval + 0.002, Intervals[i]);
                }
            },
            iter: 150);

    [Fact]
    public void The_sessions_stall_often_enough_to_prove_something()
    {
        int stalls = 0;
        Gen.Select(Session.Any, Gen.Int[0, 1000]).Sample(
            (session, seed) =>
            {
                Interlocked.Add(ref stalls, Log.Of(session, seed, told: false, 1000).Stalls.Length);
            },
            iter: 50);
        Assert.InRange(stalls, 20, 5000);
    }

    private static void AssertFound(Span[] truth, Span[] must, Span[] found, double edge, int intervalMs)
    {
        string all = $"every {intervalMs} ms; true: {string.Join(", ", truth)}; found: {string.Join(", ", found)}";
        foreach (Span stall in found)
        {
            Assert.True(truth.Any(t => t.Overlaps(stall, edge)), $"invented {stall} {all}");
        }
        foreach (Span stall in must)
        {
            Span[] here = [.. found.Where(f => f.Overlaps(stall))];
            Assert.True(here.Length > 0, $"missed {stall} {all}");
            Span[] near = [.. truth.Where(t => here.Any(h => h.Overlaps(t, edge)))];
            Assert.True(Math.Abs(here[0].Start - near[0].Start) <= edge || Math.Abs(here[0].Start - stall.Start) <= edge, $"start of {stall} {all}");
            Assert.True(Math.Abs(here[^1].End - near[^1].End) <= edge || Math.Abs(here[^1].End - stall.End) <= edge, $"end of {stall} {all}");
        }
    }
}
