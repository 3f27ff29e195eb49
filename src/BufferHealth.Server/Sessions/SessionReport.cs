namespace BufferHealth.Server.Sessions;

/// <summary>What is known of a record from outside of it. Lives as long as what it is of.</summary>
internal readonly ref struct SessionReport
{
    /// <summary>Longest <see cref="Tenant"/> in bytes.</summary>
    public const int TenantLimit = 64;

    /// <summary>Longest <see cref="Player"/> in bytes.</summary>
    public const int PlayerLimit = 64;

    /// <summary>Whose session it is, from the key in the path; up to <see cref="TenantLimit"/> bytes, without a line feed. From the configuration, never from a report.</summary>
    public ReadOnlySpan<byte> Tenant { get; init; }

    /// <summary>When it came, in ms since 1970 by the collector's clock; of a log's line, the log's time.</summary>
    public long ArrivalMs { get; init; }

    /// <summary>How it came.</summary>
    public ReportMode Mode { get; init; }

    /// <summary>The address that it came to: sequence numbers count for each on its own.</summary>
    public byte Target { get; init; }

    /// <summary>The player, as the address names it: up to <see cref="PlayerLimit"/> bytes of UTF-8. Empty when it does not. Hostile text.</summary>
    public ReadOnlySpan<byte> Player { get; init; }

    /// <summary>Where it stands in the journal; 0 without one.</summary>
    public long Position { get; init; }
}
