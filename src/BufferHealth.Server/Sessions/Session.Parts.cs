namespace BufferHealth.Server.Sessions;

/// <content>What one part leaves to the next.</content>
internal sealed partial class Session
{
    /// <summary>How often it had been closed before.</summary>
    public int Part => earlier is null ? 0 : earlier.Part + 1;

    /// <summary>What it leaves when it is closed now; what this part did not tell is as the earlier one told it.</summary>
    public EarlierPart Left => new(
        Part, NewestMs ?? earlier?.NewestMs, ClockBehindMs ?? earlier?.BehindMs, TotalsTold ?? earlier?.Totals, _startupTold ?? earlier?.StartupMs,
        _droppedFrames ?? earlier?.DroppedFrames, IsOver ? default : _live, _liveContent);

    /// <summary>Frames dropped in this part; <c>dfa</c> goes on from what the earlier one told, unless the page was loaded anew.</summary>
    private int? DroppedFrames => _droppedFrames >= earlier?.DroppedFrames ? _droppedFrames - earlier.DroppedFrames : _droppedFrames;

    /// <summary>Begins where the earlier part was.</summary>
    public void GoOn()
    {
        if (earlier is null)
        {
            return;
        }
        if (earlier.Totals is { } totals)
        {
            Resume(totals);
        }
        (_live, _liveContent) = (earlier.Phase.Silent, earlier.Content);
        _events.GoOn(earlier.Phase, earlier.Content);
    }
}
