using BufferHealth.Kernel;
using BufferHealth.Tests.Invariants;
using CsCheck;

namespace BufferHealth.Tests.Totals;

public sealed class HistogramTests
{
    public static TheoryData<int, double> Limits(string which) => [.. (which == "level" ? SessionTotals.LevelLimits : SessionTotals.StallLimits).Select((limit, bin) => (bin, limit))];

    [Theory]
    [MemberData(nameof(Limits), "level")]
    public void A_level_at_a_limit_is_in_the_bin_below(int bin, double limit)
    {
        Assert.Equal(bin, HistogramSums.OfLevel(limit));
        Assert.Equal(bin, HistogramSums.OfLevel(limit - 1e-6));
        Assert.Equal(bin + 1, HistogramSums.OfLevel(limit + 1e-6));
    }

    [Theory]
    [MemberData(nameof(Limits), "stall")]
    public void A_stall_at_a_limit_is_in_the_bin_below(int bin, double limit)
    {
        Assert.Equal(bin, HistogramSums.OfStall(limit));
        Assert.Equal(bin, HistogramSums.OfStall(limit - 1e-6));
        Assert.Equal(bin + 1, HistogramSums.OfStall(limit + 1e-6));
    }

    [Fact]
    public void The_ends_have_bins_too() =>
        Assert.Equal((0, 9, 0, 9), (HistogramSums.OfLevel(0), HistogramSums.OfLevel(1e9), HistogramSums.OfStall(0), HistogramSums.OfStall(300)));

    [Fact]
    public void Levels_add_up_to_the_time_in_which_a_level_was_known() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = new();
            long covered = 0;
            bool known = false;
            long before = inputs[0].Microseconds;
            foreach (Input input in inputs)
            {
                input.Feed(monitor);
                long step = input.Microseconds - before;
                known &= step < 30_000_000;
                covered += known ? step : 0;
                known |= input.Sample.Level is not null;
                before = input.Microseconds;
                Assert.Equal(covered, monitor.Totals().LevelHistogram.Sum(time => time.Ticks) / 10);
            }
        },
        iter: 1000);

    [Fact]
    public void Every_stall_that_ended_is_in_the_bin_of_its_length() => AnyInput.Any.Sample(
        inputs =>
        {
            Recorder recorder = new();
            foreach (Input input in inputs)
            {
                input.Feed(recorder.Monitor);
            }
            recorder.Finish();
            int[] expected = new int[SessionTotals.StallLimits.Count + 1];
            foreach (Stall stall in recorder.Stalls)
            {
                expected[SessionTotals.StallLimits.Count(limit => Math.Round(stall.Duration!.Value, 6) > limit)]++;
            }
            Assert.Equal(expected, recorder.Monitor.Totals().StallHistogram);
        },
        iter: 1000);

    [Fact]
    public void A_level_that_holds_is_in_one_bin()
    {
        BufferHealthMonitor monitor = new();
        for (int i = 0; i <= 33; i++)
        {
            monitor.UpdateBufferLevel(3, i * 0.123457);
        }
        Assert.Equal(40_740_81, (long)monitor.Totals().LevelHistogram[5].TotalMicroseconds);
    }
}
