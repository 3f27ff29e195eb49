using System.Runtime.InteropServices;
using BufferHealth.Kernel;
using CsCheck;

namespace BufferHealth.Tests.Forecasts;

/// <summary>Laws of the forecast, over players that never were.</summary>
public sealed class ForecastTests
{
    private const double Tenth = 100_000;

    [Fact]
    public void It_remembers_64_bytes() => Assert.Equal(64, Marshal.SizeOf<ForecastState>());

    [Fact]
    public void Nothing_is_known_before_a_level_and_while_nothing_plays()
    {
        ForecastState f = Fresh();
        AssertUnknown(f);
        Forecast.Take(ref f, 0, -1, 1, true);
        AssertUnknown(f);
        Forecast.Take(ref f, Tenth, 3, 1, false);
        AssertUnknown(f);
        Forecast.Take(ref f, 2 * Tenth, 3, 0, true);
        AssertUnknown(f);
        Forecast.Take(ref f, 3 * Tenth, 3, 1, true);
        Assert.InRange(Forecast.Risk(f), 0, 1);
    }

    [Fact]
    public void The_risk_is_within_0_and_1_or_unknown_and_the_state_finite_whatever_comes() => Wild.Sample(samples =>
    {
        ForecastState f = Fresh();
        foreach ((double time, double level, double rate, bool playing) in samples)
        {
            Forecast.Take(ref f, time, level, rate, playing);
            Forecast.Alarm(ref f);
            double risk = Forecast.Risk(f);
            Assert.True(risk is -1 or (>= 0 and <= 1), $"risk {risk}");
            double empty = Forecast.TimeToEmpty(f);
            Assert.True(empty is -1 or (>= 0 and <= Playbacks.LargestSeconds), $"time to empty {empty}");
            Assert.True(risk < 0 ? f.Alarmed == 0 : risk > Forecast.RaiseRisk + 1e-9 ? f.Alarmed == 1 : risk >= Forecast.ClearRisk - 1e-9 || f.Alarmed == 0);
            foreach (double v in (double[])[f.Time, f.Level, f.Rate, f.Arrived, f.Began, f.Spacing1, f.Spacing2, f.Amount1, f.Amount2])
            {
                Assert.True(double.IsFinite(v));
            }
        }
    });

    [Fact]
    public void The_same_samples_give_the_same_bits() => Wild.Sample(samples =>
        Assert.Equal(Bytes(samples), Bytes(samples)));

    [Fact]
    public void All_else_equal_a_higher_level_is_a_lower_risk() =>
        Gen.Select(Gen.Double[0, 15], Gen.Double[0.01, 5], Gen.Double[0.5, 20], Gen.Double[0, 12], Gen.Double[0.5, 3]).Sample(
            (level, more, spacing, elapsed, rate) =>
            {
                ForecastState low = Fresh();
                low.Time = 100e6;
                low.Arrived = low.Began = low.Time - Math.Round(elapsed * 1e6);
                low.Spacing1 = low.Spacing2 = (float)spacing;
                low.Amount1 = low.Amount2 = 4;
                low.Rate = rate;
                low.Playing = 1;
                low.Level = level;
                ForecastState high = low;
                high.Level = level + more;
                Assert.True(Forecast.Risk(high) < Forecast.Risk(low));
            });

    [Fact]
    public void In_an_outage_the_risk_rises_with_every_sample() =>
        Gen.Select(Gen.Double[1, 8], Gen.Int[2, 12]).Sample((segment, arrivals) =>
        {
            ForecastState f = Fresh();
            double level = 0;
            double time = 0;
            for (int i = 0; i < arrivals; i++)
            {
                level += segment;
                Forecast.Take(ref f, time, level, 1, true);
                for (double t = Tenth; t < Math.Min(segment * 1e6, 4e6); t += Tenth)
                {
                    time += Tenth;
                    level = Math.Max(0, level - 0.1);
                    Forecast.Take(ref f, time, level, 1, true);
                }
                time += Tenth;
                level = Math.Max(0, level - 0.1);
            }
            Forecast.Take(ref f, time, level, 1, true);
            for (double before = Forecast.Risk(f); level > 0.1; before = Forecast.Risk(f))
            {
                time += Tenth;
                level -= 0.1;
                Forecast.Take(ref f, time, level, 1, true);
                Assert.True(level > Forecast.HorizonSeconds + 16 ? Forecast.Risk(f) >= before : Forecast.Risk(f) > before);
            }
        });

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public void A_full_buffer_is_no_risk(double target)
    {
        ForecastState f = Fresh();
        for (int i = 0; i < 3000; i++)
        {
            // Segments of 4 s as the level allows.
            Forecast.Take(ref f, i * Tenth, target - i % 40 * 0.1, 1, true);
            Forecast.Alarm(ref f);
            Assert.InRange(Forecast.Risk(f), 0, 0.001);
            Assert.Equal(0, f.Alarmed);
        }
        Assert.True(Forecast.TimeToEmpty(f) < 0);
    }

    [Fact]
    public void The_alarm_is_raised_once_before_an_outage_empties_the_buffer_and_cleared_when_playback_stops()
    {
        ForecastState f = Fresh();
        double raised = -1;
        for (int i = 0; i <= 318; i++)
        {
            double level = i < 200 ? 12 - i % 40 * 0.1 : 12 - (i - 200) * 0.1;
            Forecast.Take(ref f, i * Tenth, level, 1, true);
            if (Forecast.Alarm(ref f))
            {
                Assert.True(raised < 0 && f.Alarmed == 1);
                raised = level;
            }
        }
        Assert.InRange(raised, 1, 4);
        Forecast.Take(ref f, 319 * Tenth, 0, 1, false);
        Assert.True(Forecast.Alarm(ref f));
        Assert.Equal(0, f.Alarmed);
    }

    [Fact]
    public void Time_to_empty_is_right_on_a_steady_drain_after_two_segments_of_it()
    {
        // Every 5 s a segment of 4 s: 0.2 s are lost a second, down to an empty buffer shortly before an arrival.
        ForecastState f = Fresh();
        double level = 9.93;
        double said = -1;
        int tenths = 0;
        while (level > 0.05)
        {
            Forecast.Take(ref f, tenths * Tenth, level, 1, true);
            double empty = Forecast.TimeToEmpty(f);
            if (tenths >= 110)
            {
                Assert.Equal(29.93 - tenths * 0.1, empty, 0.3);
                said = empty;
            }
            tenths++;
            level += (tenths % 50 == 0 ? 4 : 0) - 0.1;
        }
        Assert.InRange(said, 0, 0.2);
    }

    [Fact]
    public void A_rate_of_two_halves_the_time()
    {
        ForecastState one = Fresh();
        ForecastState two = Fresh();
        for (int i = 0; i < 120; i++)
        {
            double level = 20 - i * 0.1 + i / 50 * 4;
            Forecast.Take(ref one, i * Tenth, level, 1, true);
            Forecast.Take(ref two, i * Tenth, 2 * level, 2, true);
        }
        Assert.Equal(Forecast.TimeToEmpty(one), Forecast.TimeToEmpty(two), 0.001);
        Assert.Equal(Forecast.Risk(one), Forecast.Risk(two), 1e-9);
    }

    private static readonly double[] Odd =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, -1e-300, 1e-300, 1e9, 1.1e9, double.MaxValue, 0];

    private static readonly Gen<(double, double, double, bool)[]> Wild = Gen.Select(
        Gen.Frequency((8, Gen.Double[0, 300_000]), (1, Gen.Double[0, 1e12]), (1, Gen.OneOf(Odd))),
        Gen.Frequency((8, Gen.Double[0, 12]), (1, Gen.OneOf(Odd))),
        Gen.Frequency((8, Gen.OneOf(1.0, 1.0, 2.0, 0.5)), (1, Gen.OneOf(Odd))),
        Gen.OneOf(true, true, true, false)).Array[1, 80].Select(Timed);

    private static (double, double, double, bool)[] Timed((double Step, double Level, double Rate, bool Playing)[] steps)
    {
        double time = 0;
        return [.. steps.Select(s =>
        {
            double next = time + s.Step;
            time = next is >= 0 and <= 1e15 ? Math.Round(next) : time;
            return (s.Step is >= 0 and <= 1e12 ? time : s.Step, s.Level, s.Rate, s.Playing);
        })];
    }

    private static ForecastState Fresh()
    {
        ForecastState f = default;
        Forecast.Start(ref f);
        return f;
    }

    private static void AssertUnknown(in ForecastState f)
    {
        Assert.Equal(-1, Forecast.Risk(f));
        Assert.Equal(-1, Forecast.TimeToEmpty(f));
    }

    private static byte[] Bytes((double, double, double, bool)[] samples)
    {
        ForecastState f = Fresh();
        foreach ((double time, double level, double rate, bool playing) in samples)
        {
            Forecast.Take(ref f, time, level, rate, playing);
            Forecast.Alarm(ref f);
        }
        return MemoryMarshal.AsBytes(new ReadOnlySpan<ForecastState>(in f)).ToArray();
    }
}
