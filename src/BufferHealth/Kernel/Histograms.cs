using System.Runtime.CompilerServices;

namespace BufferHealth.Kernel;

/// <summary>Microseconds at a level, a bin each: up to 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32 s, and above.</summary>
[InlineArray(Length)]
internal struct LevelTimes
{
    public const int Length = 10;

    private double first;
}

/// <summary>Stalls of a length, a bin each: up to 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64 s, and above.</summary>
[InlineArray(Length)]
internal struct StallLengths
{
    public const int Length = 10;

    private int first;
}

/// <summary>How the level was spread over time, and the stalls over lengths. The sums are exact, so histograms add up.</summary>
internal struct Histograms
{
    public LevelTimes Levels;
    public StallLengths Stalls;
}

/// <summary>Finds bins.</summary>
internal static class Bins
{
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
