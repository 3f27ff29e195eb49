namespace BufferHealth.Kernel;

/// <summary>All that a monitor remembers: 2 KB at the most, whatever the sampling rate and however long the session.</summary>
internal struct MonitorState
{
    public Playback Playback;
    public LevelWindow Window;
    public Health Health;
    public Renditions Renditions;
    public Histograms Histograms;
    public ForecastState Forecast;
}
