namespace BufferHealth.Kernel;

/// <summary>
/// What a monitor remembers, in the page as in .NET; with the <see cref="ExtraState"/> 2 KB at the most, whatever the
/// sampling rate and however long the session.
/// </summary>
internal struct MonitorState
{
    public Playback Playback;
    public LevelWindow Window;
}
