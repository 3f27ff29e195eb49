namespace BufferHealth.Tests.Traces;

/// <summary>The truth is the one that was written down with the recordings: seconds to two decimals, seen by another program.</summary>
public sealed class BrowserTruthTests
{
    [Theory]
    [InlineData("dash-metro", 5, 10.96, 0, 0)]
    [InlineData("dash-pauses", 2, 6.49, 1, 2.10)]
    [InlineData("hls-end", 0, 0, 0, 0)]
    [InlineData("hls-outage", 1, 14.61, 0, 0)]
    [InlineData("hls-seeks", 0, 0, 0, 0)]
    [InlineData("hls-train", 4, 5.97, 0, 0)]
    [InlineData("shaka-fast", 2, 2.28, 1, 1.00)]
    [InlineData("shaka-tram", 0, 0, 0, 0)]
    [InlineData("shaka-stall-pause", 2, 3.83 + 3.03, 0, 0)]     // held by a rate of 0: from the trace's ratechange, pause and play
    public void Says_what_was_recorded(string trace, int stalls, double stalled, int freezes, double frozen)
    {
        BrowserTruth truth = BrowserTruth.Of(TraceLine.Read(trace));
        Assert.Equal(stalls, truth.Stalls.Length);
        Assert.Equal(stalled, truth.Stalls.Sum(s => s.Duration), 0.006);
        Assert.Equal(freezes, truth.Freezes.Length);
        Assert.Equal(frozen, truth.Freezes.Sum(f => f.Duration), 0.006);
    }
}
