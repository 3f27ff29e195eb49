namespace BufferHealth.Kernel;

/// <summary>
/// All that is remembered of a session, in .NET and in the page's entry <c>buffer-health/full</c>: 2 KB at the most, whatever
/// the sampling rate and however long the session.
/// </summary>
internal struct FullState
{
    public MonitorState Monitor;
    public ExtraState Extras;
}
