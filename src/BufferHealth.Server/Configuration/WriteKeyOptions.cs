namespace BufferHealth.Server.Configuration;

/// <summary>A key that may report, as it stands in the configuration.</summary>
internal sealed record WriteKeyOptions
{
    /// <summary>The key in the path: 8 to 64 letters, digits, hyphens and underscores (on loopback from 1 on).</summary>
    public string Key { get; init; } = "";

    /// <summary>Whose sessions it reports: 1 to 64 letters, digits, hyphens and underscores.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>Answered with 410, which tells players to stop.</summary>
    public bool Stopped { get; init; }

    /// <summary>The most records a second, 1 to 10 million; bursts of twice as many. Above that: 429.</summary>
    public int RecordsPerSecond { get; init; } = 100_000;
}
