namespace BufferHealth.Kernel;

/// <summary>
/// A snapshot as it leaves the kernel: doubles alone, in the order of the JSON, so that the page reads it by a list of
/// names. Times are seconds, 1 is yes, enums are their values; a negative value is unknown.
/// </summary>
internal struct MetricValues
{
    public double Definitions;

    /// <summary>A <see cref="BufferHealth.Confidence"/>.</summary>
    public double Confidence;

    /// <summary>A <see cref="PlaybackState"/>.</summary>
    public double State;
    public double ElapsedTime;
    public double StartupTime;
    public double StartupTainted;
    public double StallCount;
    public double MicroStallCount;
    public double TotalStallDuration;
    public double LongestStall;
    public double FreezeCount;
    public double FreezeDuration;
    public double SeekCount;
    public double SeekTime;
    public double PlayingTime;
    public double PausedTime;
    public double StartingTime;
    public double IdleTime;
    public double EndedTime;
    public double SuspendedTime;
    public double UnobservedTime;
    public double BufferLevel;
    public double AvgBufferLevel;
    public double DecayedBufferLevel;
    public double MinBufferLevel;
    public double QoeScore;
    public double EpisodeCount;
    public double StallDurationMax;
    public double StallCapped;
    public double StartFailed;
    public double ExitBeforeStart;
    public RatioValues RebufferRatio;
    public double ObservedRatio;

    /// <summary>A <see cref="HealthLevel"/>.</summary>
    public double Health;
    public double InputFaults;
}
