namespace BufferHealth.Kernel;

/// <summary>
/// What a monitor remembers wherever it runs: of one size, whatever the sampling rate and however long the session.
/// </summary>
internal struct MonitorState
{
    public Playback Playback;
    public LevelWindow Window;
    public Health Health;
}
