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
    public double UnknownTime;
    public double StartupTime;
    public double LongestStall;
    public double BufferLevel;
    public double AvgBufferLevel;
    public double DecayedBufferLevel;
    public double MinBufferLevel;
    public double QoeScore;
    public int State;

    /// <summary>A <see cref="Confidence"/>; -1 before the first sample.</summary>
    public int Confidence;
    public int StallCount;
    public int MicroStallCount;
    public int FreezeCount;
    public int SeekCount;
    public int InputFaults;

    /// <summary>1 where a seek, a pause or a hidden tab fell into the startup.</summary>
    public int StartupTainted;
}
