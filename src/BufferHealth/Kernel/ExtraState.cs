namespace BufferHealth.Kernel;

/// <summary>
/// What a monitor remembers in .NET and in the page's entry <c>buffer-health/full</c>: with it the main entry would not fit its 8 KB.
/// </summary>
internal struct ExtraState
{
    public Renditions Renditions;
    public Histograms Histograms;
    public ForecastState Forecast;
}
