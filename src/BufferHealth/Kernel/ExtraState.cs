namespace BufferHealth.Kernel;

/// <summary>
/// What a monitor remembers in .NET alone: the page's module has 8 KB for everything, and these cost 1 KB of it.
/// </summary>
internal struct ExtraState
{
    public Health Health;
    public Renditions Renditions;
    public Histograms Histograms;
    public ForecastState Forecast;
}
