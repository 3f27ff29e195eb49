namespace BufferHealth.Server.Rollups;

/// <summary>What one session adds to a minute. Times are ms; null is unknown or told before.</summary>
internal readonly record struct MinuteShare
{
    /// <summary>Whether it is open and not over.</summary>
    public bool IsViewer { get; init; }

    /// <summary>Whether it is new.</summary>
    public bool IsStarted { get; init; }

    /// <summary>Whether it was closed.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Time played since it added last.</summary>
    public long PlayingMs { get; init; }

    /// <summary>Time stalled.</summary>
    public long StallMs { get; init; }

    /// <summary>Stalls.</summary>
    public long StallCount { get; init; }

    /// <summary>Error codes.</summary>
    public int Errors { get; init; }

    /// <summary>Records taken.</summary>
    public int Reports { get; init; }

    /// <summary>Its startup, once.</summary>
    public long? StartupMs { get; init; }

    /// <summary>A viewer's newest level.</summary>
    public int? LevelMs { get; init; }

    /// <summary>The score of one that was closed.</summary>
    public double? Score { get; init; }
}
