namespace BufferHealth.Server.Queries;

/// <summary>How the collector does. Counts are since it was started and over all tenants.</summary>
internal sealed record CollectorHealth
{
    /// <summary>Records acknowledged.</summary>
    public required long Taken { get; init; }

    /// <summary>Records in requests that were answered with 429 or 503: their senders know, and may send them again.</summary>
    public required long Refused { get; init; }

    /// <summary>Records of which nothing is in a session: they name none, or came after it was closed; and sessions that others pushed out.</summary>
    public required long Dropped { get; init; }

    /// <summary>Keys and values of sessions beyond a limit: not kept, left out of a minute, or added up among the others.</summary>
    public required long Limited { get; init; }

    /// <summary>When a record was last refused, in ms since 1970; null when none was.</summary>
    public required long? LastLossMs { get; init; }

    /// <summary>Bytes of records that wait between the doors and their sessions.</summary>
    public required long WaitingBytes { get; init; }

    /// <summary>The most that may wait; what comes then is refused.</summary>
    public required long WaitingBytesMost { get; init; }

    /// <summary>The store of results.</summary>
    public required PartHealth Store { get; init; }

    /// <summary>The journal of what was acknowledged.</summary>
    public required PartHealth Journal { get; init; }
}
