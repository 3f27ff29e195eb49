namespace BufferHealth.Kernel;

/// <summary>A snapshot of the <see cref="FullState"/>.</summary>
internal struct FullValues
{
    public MetricValues Metrics;
    public ExtraValues Extras;
}
