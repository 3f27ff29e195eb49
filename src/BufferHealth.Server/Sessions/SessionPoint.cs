namespace BufferHealth.Server.Sessions;

/// <summary>
/// One point of a session's timeline, as it was told: every change of state, every error, and a level every 10 s at most. Provisional: in
/// the order of arrival, duplicates left out.
/// </summary>
internal sealed record SessionPoint
{
    /// <summary>Whose session it is.</summary>
    public required string Tenant { get; init; }

    /// <summary><c>sid</c>.</summary>
    public required string SessionId { get; init; }

    /// <summary>Which part of the session.</summary>
    public required int Part { get; init; }

    /// <summary>When, in ms since 1970 by the collector's clock.</summary>
    public required long AtMs { get; init; }

    /// <summary>The state from then on; Unknown where the record is older than the newest, so that it does not say.</summary>
    public required SessionState State { get; init; }

    /// <summary>Level, ms; null when not told.</summary>
    public required long? LevelMs { get; init; }

    /// <summary>Bitrate selected, kbps; null when not told.</summary>
    public required long? BitrateKbps { get; init; }

    /// <summary>What else the record says of the moment: error codes, or a stall's cause by <c>bh-cause</c>. Hostile text; null when nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>The journal's position of the record. Points after a snapshot's position are told again when the journal is replayed.</summary>
    public required long Position { get; init; }
}
