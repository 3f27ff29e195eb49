namespace BufferHealth.Server.Sessions;

/// <summary>
/// What is known of a session. Null is unknown. Times are ms; instants are ms since 1970 by the collector's clock.
/// (<see cref="Tenant"/>, <see cref="SessionId"/>, <see cref="Part"/>) names the row.
/// </summary>
internal sealed record SessionRow
{
    /// <summary>Whose session it is.</summary>
    public required string Tenant { get; init; }

    /// <summary><c>sid</c>.</summary>
    public required string SessionId { get; init; }

    /// <summary>0, and one more for each time that the session came back after it had been closed.</summary>
    public required int Part { get; init; }

    /// <summary><c>cid</c> of the newest record that has one. Hostile text.</summary>
    public required string? ContentId { get; init; }

    /// <summary><c>cdn</c>, likewise. Hostile text.</summary>
    public required string? CdnId { get; init; }

    /// <summary>The player, as the address that was reported to names it. Hostile text.</summary>
    public required string? Player { get; init; }

    /// <summary>Custom keys and their newest texts. Hostile text.</summary>
    public required IReadOnlyDictionary<string, string> Custom { get; init; }

    /// <summary>The first record's time.</summary>
    public required long StartMs { get; init; }

    /// <summary>The last record's time: not when the silence after it was noticed.</summary>
    public required long EndMs { get; init; }

    /// <summary>Why the session was closed; null while it is open.</summary>
    public required SessionEnding? Ending { get; init; }

    /// <summary>From the wish to play to playback.</summary>
    public required long? StartupMs { get; init; }

    /// <summary>Where the stalls are from.</summary>
    public required StallSource StallSource { get; init; }

    /// <summary>How many stalls.</summary>
    public required long? StallCount { get; init; }

    /// <summary>Time stalled.</summary>
    public required long? StallMs { get; init; }

    /// <summary>Time the media played.</summary>
    public required long? PlayingMs { get; init; }

    /// <summary>Time paused.</summary>
    public required long? PausedMs { get; init; }

    /// <summary>Time of seeks and the waits after them.</summary>
    public required long? SeekingMs { get; init; }

    /// <summary>Time that playback was wanted and had not begun.</summary>
    public required long? StartingMs { get; init; }

    /// <summary>Level of the buffer, weighted by time: of event mode while the media plays or stalls, else of requests.</summary>
    public required double? MeanLevelMs { get; init; }

    /// <summary>Bitrate: of event mode weighted by time played, else of requests weighted by the objects' durations.</summary>
    public required double? MeanBitrateKbps { get; init; }

    /// <summary>
    /// Session score, 0 to 100: the one that our client told, else the engine's from bitrate, stalls and startup; null where the bitrate is
    /// unknown.
    /// </summary>
    public required double? Score { get; init; }

    /// <summary>Frames dropped: the greatest count told.</summary>
    public required long? DroppedFrames { get; init; }

    /// <summary>Error codes told.</summary>
    public required int Errors { get; init; }

    /// <summary>Requests that said <c>bs</c>. One stall may be told by several: no count of stalls.</summary>
    public required int StarvedRequests { get; init; }

    /// <summary>How often another content came under the session.</summary>
    public required int ContentChanges { get; init; }

    /// <summary>The player's clock behind the collector's: the least of arrival less time stamp. Null without time stamps.</summary>
    public required long? ClockBehindMs { get; init; }

    /// <summary>Records taken in, late ones included.</summary>
    public required int Reports { get; init; }

    /// <summary>Records that had come before.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Records that came after later ones had been settled.</summary>
    public required int Late { get; init; }

    /// <summary>Custom keys refused.</summary>
    public required int Refused { get; init; }
}
