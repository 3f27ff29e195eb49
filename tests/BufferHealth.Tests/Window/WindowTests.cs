using CsCheck;

namespace BufferHealth.Tests.Window;

/// <summary>Mean, minimum and decayed mean of the level: laws, and the definitions on a list of all samples.</summary>
public sealed class WindowTests
{
    private static readonly Gen<(long Step, double Level)[]> Samples = Gen.Select(
        Gen.Frequency((1, Gen.Const(0L)), (2, Gen.Long[1, 30_000]), (6, Gen.Long[50_000, 150_000]), (1, Gen.Const(100_000L)), (2, Gen.Long[150_000, 3_000_000]), (1, Gen.Long[3_000_000, 29_999_999])),
        Gen.OneOf(Gen.Double[0, 12], Gen.Const(0.0), Gen.Int[0, 1_000_000_000].Select(i => (double)i))).Array[1, 80];

    [Fact]
    public void A_constant_in_is_that_constant_out_at_any_sampling_rate() =>
        Gen.Select(Gen.Int[0, 60_000_000].Select(i => i / 1e6), Gen.Long[1, 5_000_000].Array[1, 60]).Sample(
            (level, steps) =>
            {
                BufferHealthMonitor monitor = new();
                long time = 0;
                foreach (long step in steps)
                {
                    time += step;
                    monitor.UpdateBufferLevel(level, time / 1e6);
                    Metrics m = monitor.Snapshot();
                    double precision = 1e-6 + level * 1e-7;
                    Assert.Equal(level, m.AvgBufferLevel!.Value, precision);
                    Assert.Equal(level, m.DecayedBufferLevel!.Value, precision);
                    Assert.Equal(level, m.MinBufferLevel!.Value, precision);
                }
            },
            iter: 500);

    [Fact]
    public void All_are_as_defined_on_a_list_of_all_samples() => Gen.Select(Samples, Gen.OneOf(10.0, 10.0, 5.3, 1, 0.1), Gen.OneOf(0.8, 0.8, 0.5, 0.99)).Sample(
        (samples, window, decay) =>
        {
            BufferHealthMonitor monitor = new(new BufferHealthOptions { WindowSeconds = window, Decay = decay });
            NaiveWindow naive = new(window, decay);
            long time = 0;
            double largest = 0;
            foreach ((long step, double level) in samples)
            {
                time += step;
                largest = Math.Max(largest, level);
                monitor.UpdateBufferLevel(level, time / 1e6);
                naive.Add(time, level);
            }
            double precision = 1.1e-6 + largest * 1.2e-7;     // rounding to the microsecond, and the 24 bits of a float
            Metrics m = monitor.Snapshot();
            Assert.Equal(naive.Mean(), m.AvgBufferLevel!.Value, precision);
            Assert.Equal(naive.Minimum(), m.MinBufferLevel!.Value, precision);
            Assert.Equal(naive.Decayed(), m.DecayedBufferLevel!.Value, precision);
        },
        iter: 1500);

    [Fact]
    public void Samples_more_often_change_nothing_where_the_level_holds() => Gen.Select(Samples, Gen.Int[2, 7]).Sample(
        (samples, pieces) =>
        {
            BufferHealthMonitor seldom = new();
            BufferHealthMonitor often = new();
            long time = 0;
            double held = 0;
            double largest = 0;
            foreach ((long step, double level) in samples)
            {
                for (int i = 1; i < pieces && time > 0; i++)
                {
                    often.UpdateBufferLevel(held, (time + step * i / pieces) / 1e6);
                }
                time += step;
                held = level;
                largest = Math.Max(largest, level);
                seldom.UpdateBufferLevel(level, time / 1e6);
                often.UpdateBufferLevel(level, time / 1e6);
            }
            double precision = 2e-6 + largest * 2e-7;
            Metrics a = seldom.Snapshot();
            Metrics b = often.Snapshot();
            Assert.Equal(a.AvgBufferLevel!.Value, b.AvgBufferLevel!.Value, precision);
            Assert.Equal(a.DecayedBufferLevel!.Value, b.DecayedBufferLevel!.Value, precision);
            Assert.Equal(a.MinBufferLevel!.Value, b.MinBufferLevel!.Value, precision);
        },
        iter: 500);

    [Fact]
    public void Decay_is_by_age_and_not_by_sample()
    {
        BufferHealthMonitor monitor = new();
        monitor.UpdateBufferLevel(1, 0);
        monitor.UpdateBufferLevel(0, 0.1);
        monitor.UpdateBufferLevel(0, 0.3);
        // Slots from new to old: 0, 0, 1 with weights 1, 0.8, 0.64.
        Assert.Equal(0.64 / 2.44, monitor.Snapshot().DecayedBufferLevel!.Value, 1e-6);
    }

    [Fact]
    public void Half_a_minute_without_a_sample_forgets_the_past_and_less_does_not()
    {
        BufferHealthMonitor monitor = new();
        monitor.UpdateBufferLevel(8, 0);
        monitor.UpdateBufferLevel(2, 29.999999);
        Assert.Equal(8, monitor.Snapshot().AvgBufferLevel!.Value, 1e-6);
        monitor.UpdateBufferLevel(4, 59.999999);
        Assert.Equal((4.0, 4.0, 4.0), Levels(monitor));
        monitor.UpdateBufferLevel(6, 60.499999);
        monitor.UpdateBufferLevel(6, 60.999999);
        Assert.Equal(5, monitor.Snapshot().AvgBufferLevel!.Value, 1e-6);
    }

    [Fact]
    public void Time_in_which_the_level_was_unknown_does_not_count()
    {
        BufferHealthMonitor monitor = new();
        monitor.Update(new Sample { Time = 0, Playhead = 0 });
        Assert.Null(monitor.Snapshot().AvgBufferLevel);
        Assert.Null(monitor.Snapshot().MinBufferLevel);
        monitor.UpdateBufferLevel(1, 0.09);         // 10 ms of the first tenth, then a whole one
        monitor.UpdateBufferLevel(3, 0.1);
        monitor.UpdateBufferLevel(3, 0.2);
        Assert.Equal((1 * 0.01 + 3 * 0.1) / 0.11, monitor.Snapshot().AvgBufferLevel!.Value, 1e-6);
    }

    private static (double?, double?, double?) Levels(BufferHealthMonitor monitor)
    {
        Metrics m = monitor.Snapshot();
        return (m.AvgBufferLevel, m.DecayedBufferLevel, m.MinBufferLevel);
    }
}
