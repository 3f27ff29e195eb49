using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Sessions;

/// <content>What it adds to minutes: the difference between what is known now and what it added before.</content>
internal sealed partial class Session
{
    private long _addedPlayingMs;
    private long _addedStallMs;
    private long _addedStalls;
    private int _addedErrors;
    private int _addedReports;
    private bool _startAdded;
    private bool _startupAdded;

    /// <summary>What it adds now.</summary>
    /// <param name="closed">Its row when it was closed; null while it is open.</param>
    public MinuteShare Share(SessionRow? closed)
    {
        EventSums events = Settled();
        StallSource source = SourceOf(events);
        long? playing = Spent(OwnTotal.PlayingMs, SessionState.Playing, events);
        long? stalled = StallTime(source, events);
        // A ratio wants both of the same sessions.
        long playingMs = stalled is null ? 0 : playing ?? 0;
        long stallMs = playing is null ? 0 : stalled ?? 0;
        long stalls = StallCount(source, events) ?? 0;
        // One that is settled stays; what waits may still be put in another order.
        bool isStartKnown = closed is not null || IsOwn || !_clock.IsKnown || _events.HasPlayed;
        long? startup = _startupAdded || !isStartKnown ? null : Startup(_events);
        MinuteShare share = new()
        {
            IsViewer = closed is null && IsViewed,
            IsStarted = !_startAdded,
            IsClosed = closed is not null,
            PlayingMs = playingMs - _addedPlayingMs,
            StallMs = stallMs - _addedStallMs,
            StallCount = stalls - _addedStalls,
            Errors = Errors - _addedErrors,
            Reports = _reports - _addedReports,
            StartupMs = startup,
            LevelMs = closed is null && IsViewed ? LevelMs : null,
            Score = closed?.Score,
        };
        (_addedPlayingMs, _addedStallMs, _addedStalls, _addedErrors, _addedReports) = (playingMs, stallMs, stalls, Errors, _reports);
        _startAdded = true;
        _startupAdded |= startup is not null;
        return share;
    }
}
