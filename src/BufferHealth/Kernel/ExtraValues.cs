namespace BufferHealth.Kernel;

/// <summary>A snapshot of the <see cref="ExtraState"/>. A negative value is unknown.</summary>
internal struct ExtraValues
{
    /// <summary>Seconds.</summary>
    public double TimeToEmpty;

    public double StallRisk;
    public double BitrateKbps;
    public double MeanBitrateKbps;
    public double DroppedFrames;
    public int SwitchesUp;
    public int SwitchesDown;

    /// <summary>A <see cref="HealthLevel"/>; -1 before the first level.</summary>
    public int Health;
    public int Reserved;
}
