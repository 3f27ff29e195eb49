namespace BufferHealth.Kernel;

/// <summary>The health that is shown, and the one that may follow it.</summary>
internal struct Health
{
    /// <summary>The target level that was told, in seconds; 0 where none was.</summary>
    public double Target;

    /// <summary>The highest level of late, which fades over minutes: the target where none was told.</summary>
    public double Peak;

    /// <summary>When the first and the last level came, in microseconds.</summary>
    public double Start;
    public double Last;

    /// <summary>Since when the level has called for <see cref="Next"/> or further from what is shown, in microseconds.</summary>
    public double NextSince;

    public HealthLevel Shown;
    public HealthLevel Next;

    /// <summary>1 once a level has been taken.</summary>
    public int Known;
    public int Reserved;
}
