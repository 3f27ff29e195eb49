using System.Text;

namespace BufferHealth.Server.Sessions;

/// <content>What is told of it when it is closed.</content>
internal sealed partial class Session
{
    /// <summary>The row, once everything is settled.</summary>
    public SessionRow Row(SessionEnding ending)
    {
        StallSource source = _totals.StallsTold ? StallSource.Counters
            : _events.StateTold ? StallSource.Events
            : _requests is { StallTold: true } ? StallSource.Requests
            : StallSource.None;
        return new()
        {
            Tenant = Encoding.UTF8.GetString(Tenant.Span),
            SessionId = Encoding.ASCII.GetString(SessionId.Span),
            Part = Part,
            ContentId = Text(_content),
            CdnId = Text(_cdn),
            Player = null,
            Custom = Custom(),
            StartMs = _clock.IsKnown ? _firstMs + _clock.BehindMs : _startMs,
            EndMs = NewestMs + _clock.BehindMs ?? _lastArrivalMs,
            Ending = ending,
            StartupMs = _startupTold ?? _events.StartupMs ?? _requests?.StartupMs,
            StallSource = source,
            StallCount = source switch
            {
                StallSource.Counters => _totals[OwnTotal.StallCount],
                StallSource.Events => _events.StallCount,
                StallSource.Requests => _requests!.StallCount,
                _ => null,
            },
            StallMs = source switch
            {
                StallSource.Counters => _totals[OwnTotal.StallMs],
                StallSource.Events => _events.Spent(SessionState.Stalled),
                StallSource.Requests => _requests!.StallTime,
                _ => null,
            },
            PlayingMs = Spent(OwnTotal.PlayingMs, SessionState.Playing),
            PausedMs = Spent(OwnTotal.PausedMs, SessionState.Paused),
            SeekingMs = Spent(OwnTotal.SeekingMs, SessionState.Seeking),
            StartingMs = Spent(OwnTotal.StartingMs, SessionState.Starting),
            MeanLevelMs = _events.MeanLevelMs ?? _requests?.MeanLevelMs,
            MeanBitrateKbps = _events.MeanKbps ?? _requests?.MeanKbps,
            Score = null,
            DroppedFrames = _droppedFrames,
            Errors = Math.Max(_errors, _requests?.Errors ?? 0),
            StarvedRequests = _requests?.Starved ?? 0,
            ContentChanges = _events.Any ? _events.ContentChanges : _requests?.ContentChanges ?? 0,
            ClockBehindMs = ClockBehindMs,
            Reports = _reports,
            Duplicates = _duplicates,
            Late = _late,
            Refused = _refused,
        };
    }

    private long? Spent(OwnTotal total, SessionState state) =>
        _totals[total] ?? (_events.StateTold ? _events.Spent(state) : null);

    private static string? Text(byte[]? text) => text is null ? null : Encoding.ASCII.GetString(text);
}
