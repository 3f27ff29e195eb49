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

    /// <summary>Microseconds of the last sample, and the level that holds since then; negative where it is unknown.</summary>
    public double Time;
    public double Level;
}
