using BufferHealth.Tests.Invariants;
using CsCheck;

namespace BufferHealth.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public void Is_unknown_before_the_first_level_and_told_with_it()
    {
        (BufferHealthMonitor monitor, List<HealthLevel> told) = Watched();
        monitor.Update(new Sample { Time = 0, Playhead = 0 });
        Assert.Null(monitor.Snapshot().Health);
        monitor.UpdateBufferLevel(1, 0.1);
        Assert.Equal([HealthLevel.Low], told);
        Assert.Equal(HealthLevel.Low, monitor.Snapshot().Health);
    }

    [Theory]
    [InlineData(5, 0.1, HealthLevel.Empty)]
    [InlineData(5, 0.1 + 1e-9, HealthLevel.Critical)]
    [InlineData(5, 0.5 - 1e-9, HealthLevel.Critical)]
    [InlineData(5, 0.5, HealthLevel.Low)]
    [InlineData(5, 2 - 1e-9, HealthLevel.Low)]
    [InlineData(5, 2, HealthLevel.Healthy)]
    [InlineData(1.5, 0.5 - 1e-9, HealthLevel.Critical)]
    [InlineData(1.5, 0.5, HealthLevel.Low)]
    [InlineData(1.5, 3 - 1e-9, HealthLevel.Low)]
    [InlineData(1.5, 3, HealthLevel.Healthy)]
    [InlineData(0.3, 1 - 1e-9, HealthLevel.Critical)]
    [InlineData(0.3, 1, HealthLevel.Low)]
    [InlineData(0.3, 3 - 1e-9, HealthLevel.Low)]
    [InlineData(0.3, 3, HealthLevel.Healthy)]
    [InlineData(0, 0.1, HealthLevel.Empty)]
    [InlineData(0, 0.1 + 1e-9, HealthLevel.Critical)]
    [InlineData(0, 1, HealthLevel.Low)]
    public void Is_entered_below_one_limit_and_left_at_a_higher_one(double before, double level, HealthLevel expected)
    {
        BufferHealthMonitor monitor = new();
        monitor.UpdateBufferLevel(before, 0);
        monitor.UpdateBufferLevel(level, 1);
        monitor.UpdateBufferLevel(level, 1.5);
        Assert.Equal(expected, monitor.Snapshot().Health);
    }

    [Theory]
    [InlineData(1.499999, HealthLevel.Healthy)]
    [InlineData(1.5, HealthLevel.Low)]
    public void Changes_only_after_half_a_second(double time, HealthLevel expected)
    {
        BufferHealthMonitor monitor = new();
        monitor.UpdateBufferLevel(5, 0);
        monitor.UpdateBufferLevel(1.5, 1);
        monitor.UpdateBufferLevel(1.5, time);
        Assert.Equal(expected, monitor.Snapshot().Health);
    }

    [Fact]
    public void A_level_that_recovers_in_time_changes_nothing_and_half_a_second_counts_anew()
    {
        (BufferHealthMonitor monitor, List<HealthLevel> told) = Watched();
        foreach ((double time, double level) in new[] { (0, 5), (1, 1.5), (1.4, 1.5), (1.45, 5), (1.5, 1.5), (1.9, 1.5), (1.999999, 1.5) })
        {
            monitor.UpdateBufferLevel(level, time);
        }
        Assert.Equal([HealthLevel.Healthy], told);
        monitor.UpdateBufferLevel(1.5, 2);
        Assert.Equal([HealthLevel.Healthy, HealthLevel.Low], told);
    }

    [Theory]
    [InlineData(1.499999, new HealthLevel[] { })]
    [InlineData(1.5, new[] { HealthLevel.Low })]
    [InlineData(1.999999, new[] { HealthLevel.Low })]
    [InlineData(2.0, new[] { HealthLevel.Low, HealthLevel.Empty })]
    public void A_fast_drain_is_told_half_a_second_after_its_first_limit(double time, HealthLevel[] expected)
    {
        (BufferHealthMonitor monitor, List<HealthLevel> told) = Watched();
        foreach ((double at, double level) in new[] { (0, 5), (1, 1.9), (1.2, 0.4), (1.4, 0.05), (1.499999, 0.05), (1.5, 0.05), (1.999999, 0.05), (2, 0.05) }.Where(s => s.Item1 <= time))
        {
            monitor.UpdateBufferLevel(level, at);
        }
        Assert.Equal([HealthLevel.Healthy, .. expected], told);
    }

    [Fact]
    public void A_call_that_goes_to_and_fro_on_one_side_of_what_is_shown_is_told_as_the_least_of_it()
    {
        (BufferHealthMonitor monitor, List<HealthLevel> told) = Watched();
        foreach ((double at, double level) in new[] { (0, 5), (1, 0.4), (1.2, 0.6), (1.4, 0.4), (1.5, 0.4) })
        {
            monitor.UpdateBufferLevel(level, at);
        }
        Assert.Equal([HealthLevel.Healthy, HealthLevel.Low], told);
        monitor.UpdateBufferLevel(0.4, 1.999999);
        Assert.Equal(2, told.Count);
        monitor.UpdateBufferLevel(0.4, 2);
        Assert.Equal([HealthLevel.Healthy, HealthLevel.Low, HealthLevel.Critical], told);
    }

    [Theory]
    [InlineData(2 - 1e-9, 2)]
    [InlineData(2, 1)]
    public void The_limit_of_what_is_shown_begins_the_half_second_anew(double between, int changes)
    {
        (BufferHealthMonitor monitor, List<HealthLevel> told) = Watched();
        foreach ((double at, double level) in new[] { (0, 5), (1, 0.4), (1.3, between), (1.4, 0.4), (1.5, 0.4) })
        {
            monitor.UpdateBufferLevel(level, at);
        }
        Assert.Equal(changes, told.Count);
    }

    [Theory]
    [InlineData(2, 4 - 1e-9, HealthLevel.Low)]
    [InlineData(2, 4, HealthLevel.Healthy)]
    [InlineData(0.5, 1, HealthLevel.Healthy)]
    [InlineData(0.5, 0.05, HealthLevel.Empty)]
    public void Counts_playout_seconds(double rate, double level, HealthLevel expected)
    {
        BufferHealthMonitor monitor = new();
        monitor.Update(new Sample { Time = 0, Level = level, Rate = rate });
        Assert.Equal(expected, monitor.Snapshot().Health);
    }

    [Theory]
    [InlineData(8, 2, HealthLevel.Healthy)]
    [InlineData(8, 2 - 1e-9, HealthLevel.Low)]
    [InlineData(2, 1, HealthLevel.Healthy)]
    [InlineData(2, 1 - 1e-9, HealthLevel.Low)]
    [InlineData(2, 0.25 - 1e-9, HealthLevel.Critical)]
    [InlineData(2, 0.05, HealthLevel.Empty)]
    [InlineData(0.4, 0.2, HealthLevel.Healthy)]
    [InlineData(0.1, 0.2, HealthLevel.Healthy)]
    [InlineData(0.1, 0.2 - 1e-9, HealthLevel.Low)]
    [InlineData(0.1, 0.01, HealthLevel.Empty)]
    [InlineData(0.1, 0.011, HealthLevel.Critical)]
    public void Shrinks_with_a_target_below_4_s_down_to_a_tenth(double target, double level, HealthLevel expected)
    {
        BufferHealthMonitor monitor = new();
        monitor.Update(new Sample { Time = 0, Level = level, TargetLevel = target });
        Assert.Equal(expected, monitor.Snapshot().Health);
    }

    [Fact]
    public void Learns_a_target_that_nobody_told_after_20_s()
    {
        (BufferHealthMonitor monitor, List<HealthLevel> told) = Watched();
        foreach (double time in new[] { 0, 10, 19.999999, 20, 20.499999 })
        {
            monitor.UpdateBufferLevel(0.6, time);
        }
        Assert.Equal([HealthLevel.Low], told);
        monitor.UpdateBufferLevel(0.6, 20.5);
        Assert.Equal([HealthLevel.Low, HealthLevel.Healthy], told);
    }

    [Fact]
    public void Cannot_be_bad_once_the_media_is_buffered_to_its_end_and_learns_nothing_from_it()
    {
        Rules.Script s = Rules.Script.Playing(25_000, level: 0.6);
        Assert.Equal(HealthLevel.Healthy, s.Metrics.Health);
        s.With(x => (x.AtEnd, x.Level) = (true, 0.05)).Play(2000);
        Assert.Equal(HealthLevel.Healthy, s.Metrics.Health);
        s.With(x => (x.AtEnd, x.Level) = (false, 0.6)).Play(2000);
        Assert.Equal(HealthLevel.Healthy, s.Metrics.Health);
    }

    [Fact]
    public void Every_change_was_called_for_by_all_levels_of_half_a_second() => Gen.Select(Gen.Long[1, 300_000], Gen.Double[0, 1]).Array[2, 80].Sample(
        steps =>
        {
            (BufferHealthMonitor monitor, List<HealthLevel> told) = Watched();
            List<(long Time, double Level)> samples = [];
            long changed = long.MinValue;
            long time = 0;
            foreach ((long step, double share) in steps)
            {
                time += step;
                double level = 4 * share * share;
                samples.Add((time, level));
                int before = told.Count;
                monitor.Update(new Sample { Time = time / 1e6, Level = level, TargetLevel = 4 });
                if (told.Count > before && before > 0)
                {
                    Assert.NotEqual(told[^2], told[^1]);
                    Assert.True(changed == long.MinValue || time - changed >= 500_000, $"{time} after {changed}");
                    (long Time, double Level)[] called = [.. samples.AsEnumerable().Reverse().TakeWhile(s => told[^1] < told[^2] ? Called(told[^2], s.Level) <= told[^1] : Called(told[^2], s.Level) >= told[^1])];
                    Assert.True(time - called[^1].Time >= 500_000, $"called for since {called[^1].Time}, told at {time}");
                    changed = time;
                }
                // Nothing worse, and nothing better, goes on for half a second without a word.
                foreach (int way in new[] { -1, 1 })
                {
                    long since = samples.AsEnumerable().Reverse().TakeWhile(s => s.Time >= changed && way * (Called(told[^1], s.Level) - told[^1]) > 0)
                        .Select(s => s.Time).DefaultIfEmpty(time).Last();
                    Assert.True(time - since < 500_000, $"at {time} another is called for since {since}");
                }
            }
        },
        iter: 2000);

    [Fact]
    public void Depends_on_the_samples_alone() => AnyInput.Any.Sample(
        inputs =>
        {
            (BufferHealthMonitor asked, List<HealthLevel> told) = Watched();
            (BufferHealthMonitor left, List<HealthLevel> toldLeft) = Watched();
            foreach (Input input in inputs)
            {
                input.Feed(asked);
                asked.Snapshot();
                asked.Update(new Sample { Time = double.NaN, Level = 0 });
                input.Feed(left, shift: 7_000_000);
            }
            Assert.Equal(toldLeft, told);
        },
        iter: 500);

    private static (BufferHealthMonitor Monitor, List<HealthLevel> Told) Watched()
    {
        BufferHealthMonitor monitor = new();
        List<HealthLevel> told = [];
        monitor.HealthChanged += told.Add;
        return (monitor, told);
    }

    private static HealthLevel Called(HealthLevel shown, double level) => level switch
    {
        <= 0.1 => HealthLevel.Empty,
        < 0.5 => HealthLevel.Critical,
        < 1 when shown is HealthLevel.Empty or HealthLevel.Critical => HealthLevel.Critical,
        < 2 => HealthLevel.Low,
        < 3 when shown != HealthLevel.Healthy => HealthLevel.Low,
        _ => HealthLevel.Healthy,
    };
}
