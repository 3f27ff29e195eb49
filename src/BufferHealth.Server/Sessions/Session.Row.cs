using System.Text;

namespace BufferHealth.Server.Sessions;

/// <content>What is told of it when it is closed.</content>
internal sealed partial class Session
{
    /// <summary>More stalls than this are taken for as many: a score takes time for each.</summary>
    private const int MostStalls = 10_000;

    /// <summary>Whether it is neither over nor at its end.</summary>
    public bool IsViewed => LiveState != SessionState.Ended;

    private int Errors => Math.Max(_errors, _requests?.Errors ?? 0);

    /// <summary>The row as it would be if the session were closed now. Changes nothing.</summary>
    /// <param name="ending">Why it is closed; null while it is open.</param>
    public SessionRow Row(SessionEnding? ending)
    {
        EventSums events = Settled();
        StallSource source = SourceOf(events);
        long? stalls = StallCount(source, events);
        long? stallMs = StallTime(source, events);
        long? playing = Spent(OwnTotal.PlayingMs, SessionState.Playing, events);
        long? startup = Startup(events);
        double? kbps = events.MeanKbps ?? _requests?.MeanKbps;
        return new()
        {
            Tenant = Tenant.Text,
            SessionId = Encoding.ASCII.GetString(SessionId),
            Part = Part,
            ContentId = Text(_content),
            CdnId = Text(_cdn),
            Player = _player is null ? null : Encoding.UTF8.GetString(_player),
            Custom = Custom(),
            StartMs = _firstMs + _clock.BehindMs,
            EndMs = NewestMs + _clock.BehindMs ?? _lastArrivalMs,
            Ending = ending,
            StartupMs = startup,
            StallSource = source,
            StallCount = stalls,
            StallMs = stallMs,
            PlayingMs = playing,
            PausedMs = Spent(OwnTotal.PausedMs, SessionState.Paused, events),
            SeekingMs = Spent(OwnTotal.SeekingMs, SessionState.Seeking, events),
            StartingMs = Spent(OwnTotal.StartingMs, SessionState.Starting, events),
            MeanLevelMs = events.MeanLevelMs ?? _requests?.MeanLevelMs,
            MeanBitrateKbps = kbps,
            Score = _totals?.Score ?? Scored(kbps, playing, stalls, stallMs, startup),
            DroppedFrames = DroppedFrames,
            Errors = Errors,
            StarvedRequests = _requests?.Starved ?? 0,
            ContentChanges = events.Any ? events.ContentChanges : _requests?.ContentChanges ?? 0,
            ClockBehindMs = ClockBehindMs,
            Reports = _reports,
            Duplicates = _duplicates,
            Late = _late,
            Refused = _refused,
        };
    }

    /// <summary>The sums with all that still waits, as it would be if nothing more came.</summary>
    private EventSums Settled()
    {
        EventSums events = _events;
        for (int i = 0; i < _pending.Count; i++)
        {
            PendingReport next = _pending.Peek(i, out long timeMs);
            events.Take(next, timeMs);
        }
        return events;
    }

    private StallSource SourceOf(in EventSums events) =>
        _totals is { StallsTold: true } ? StallSource.Counters
        : events.StateTold ? StallSource.Events
        : _requests is { StallTold: true } ? StallSource.Requests
        : StallSource.None;

    private long? StallCount(StallSource source, in EventSums events) => source switch
    {
        StallSource.Counters => _totals![OwnTotal.StallCount] ?? (events.StateTold ? events.StallCount : null),
        StallSource.Events => events.StallCount,
        StallSource.Requests => _requests!.StallCount,
        _ => null,
    };

    private long? StallTime(StallSource source, in EventSums events) => source switch
    {
        StallSource.Counters => Spent(OwnTotal.StallMs, SessionState.Stalled, events),
        StallSource.Events => events.Spent(SessionState.Stalled),
        StallSource.Requests => _requests!.StallTime,
        _ => null,
    };

    /// <summary>Whether our client reports it, which counts and measures by itself.</summary>
    private bool IsOwn => _totals?[OwnTotal.PlayingMs] is not null;

    /// <summary>dash.js tells <c>msd=1</c> whatever the startup took, so that the states come first; our client's own figure is exact.</summary>
    private long? Startup(in EventSums events) => (IsOwn ? _startupTold : null) ?? events.StartupMs ?? _startupTold ?? _requests?.StartupMs;

    private long? Spent(OwnTotal total, SessionState state, in EventSums events) =>
        _totals?[total] ?? (events.StateTold ? events.Spent(state) : null);

    /// <summary>The engine's score. Where each stall was does not matter to it, and how they were long is unknown: all are taken for equal.</summary>
    private static double? Scored(double? kbps, long? playingMs, long? stalls, long? stallMs, long? startupMs)
    {
        if (kbps is null || playingMs is null || stalls is null || stallMs is null)
        {
            return null;
        }
        SessionScore score = new();
        score.Play(new(playingMs.Value / 1000.0) { BitrateKbps = kbps });
        int count = (int)Math.Clamp(stalls.Value, stallMs > 0 ? 1 : 0, MostStalls);
        for (int i = 0; i < count; i++)
        {
            score.Stall(stallMs.Value / 1000.0 / count);
        }
        if (startupMs is { } startup)
        {
            score.Startup(startup / 1000.0);
        }
        return score.Score;
    }

    private static string? Text(byte[]? text) => text is null ? null : Encoding.ASCII.GetString(text);
}
