namespace BufferHealth.Kernel;

/// <summary>Adds to the histograms. A level holds until the next sample, as in the window; a gap of 30 s or more is nobody's.</summary>
internal static class HistogramSums
{
    /// <summary>Lets the last level hold until a sample, then takes that one's (negative: the last one goes on).</summary>
    internal static void Take(ref Histograms h, double time, double level)
    {
        double held = time - h.Time;
        if (held >= Thresholds.SuspendedMicroseconds)
        {
            h.Level = -1;
        }
        if (h.Level >= 0)
        {
            h.Levels[OfLevel(h.Level)] += held;
        }
        h.Time = time;
        h.Level = level >= 0 ? level : h.Level;
    }

    /// <summary>Bin of a level in seconds: the limits 0.1 and then 0.25 to 32 by doubling belong to the bin below.</summary>
    internal static int OfLevel(double seconds) => seconds <= 0.1 ? 0 : 1 + Doublings(seconds, 0.25, LevelTimes.Length - 2);

    /// <summary>Bin of a stall's length in seconds: the limits 0.25 to 64 by doubling belong to the bin below.</summary>
    internal static int OfStall(double seconds) => Doublings(seconds, 0.25, StallLengths.Length - 1);

    private static int Doublings(double value, double limit, int most)
    {
        int bin = 0;
        while (bin < most && value > limit)
        {
            limit *= 2;
            bin++;
        }
        return bin;
    }
}
