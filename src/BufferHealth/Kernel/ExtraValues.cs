namespace BufferHealth.Kernel;

/// <summary>A snapshot of the <see cref="ExtraState"/>, in the form of <see cref="MetricValues"/>, which it follows in the JSON.</summary>
internal struct ExtraValues
{
    /// <summary>Seconds.</summary>
    public double TimeToEmpty;
    public double StallRisk;
    public double BitrateKbps;
    public double MeanBitrateKbps;
    public double SwitchesUp;
    public double SwitchesDown;
    public double DroppedFrames;
}
