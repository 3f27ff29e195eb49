namespace BufferHealth.Kernel;

/// <summary>A snapshot as it leaves the kernel. Times are seconds; a negative value is unknown.</summary>
internal struct MetricValues
{
    public double ElapsedTime;
    public double IdleTime;
    public double StartingTime;
    public double PlayingTime;
    public double TotalStallDuration;
    public double FreezeDuration;
    public double SeekTime;
    public double PausedTime;
    public double EndedTime;
    public double SuspendedTime;
    public double UnobservedTime;
    public double StartupTime;
    public double LongestStall;
    public double BufferLevel;
    public double AvgBufferLevel;
    public double DecayedBufferLevel;
    public double MinBufferLevel;
    public double QoeScore;

    /// <summary>Rebuffer ratio by the definition of the CTA's standard 2066, of Mux, and of Media3.</summary>
    public double CtaRatio;
    public double MuxRatio;
    public double Media3Ratio;

    public double ObservedRatio;
    public double StallDurationMax;
    public int State;

    /// <summary>A <see cref="Confidence"/>; -1 before the first sample.</summary>
    public int Confidence;
    public int StallCount;
    public int MicroStallCount;
    public int FreezeCount;
    public int SeekCount;
    public int InputFaults;
    public int EpisodeCount;

    /// <summary>1 where it is so.</summary>
    public int StartFailed;
    public int ExitBeforeStart;
    public int StallCapped;

    /// <summary>1 where a seek, a pause or a hidden tab fell into the startup.</summary>
    public int StartupTainted;
}
