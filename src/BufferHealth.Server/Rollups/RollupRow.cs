namespace BufferHealth.Server.Rollups;

/// <summary>
/// What became known in one minute of the sessions that share one value of one dimension. Rows add up: over minutes, over shards and
/// over values, except <see cref="Viewers"/>, which adds up over shards and values only. Sums may be negative where a later record
/// put an earlier minute right; over all minutes they are those of the sessions' rows.
/// (<see cref="Tenant"/>, <see cref="MinuteMs"/>, <see cref="Dimension"/>, <see cref="Value"/>, <see cref="Shard"/>) names the row.
/// </summary>
internal sealed record RollupRow
{
    /// <summary>Whose sessions.</summary>
    public required string Tenant { get; init; }

    /// <summary>The minute's start, in ms since 1970 by the collector's clock.</summary>
    public required long MinuteMs { get; init; }

    /// <summary>One of <see cref="Dimensions"/>, or a custom key.</summary>
    public required string Dimension { get; init; }

    /// <summary>The value that the sessions share; empty where they do not tell it, and for <see cref="Dimensions.All"/>. Hostile text.</summary>
    public required string Value { get; init; }

    /// <summary>The shard that wrote it; 0 in rows that were added up.</summary>
    public required int Shard { get; init; }

    /// <summary>Sessions open, and not over, at the minute's end.</summary>
    public required long Viewers { get; init; }

    /// <summary>Sessions that began.</summary>
    public required long Started { get; init; }

    /// <summary>Sessions that were closed.</summary>
    public required long Closed { get; init; }

    /// <summary>Time played, ms, of sessions that tell it.</summary>
    public required long PlayingMs { get; init; }

    /// <summary>Time stalled, ms, of the same sessions.</summary>
    public required long StallMs { get; init; }

    /// <summary>Stalls.</summary>
    public required long StallCount { get; init; }

    /// <summary>Error codes told.</summary>
    public required long Errors { get; init; }

    /// <summary>Records taken.</summary>
    public required long Reports { get; init; }

    /// <summary>Startups, ms, in the bounds of <see cref="Histogram.Startup"/>.</summary>
    public required Histogram Startup { get; init; }

    /// <summary>The newest level of each viewer at the minute's end, ms, in the bounds of <see cref="Histogram.Level"/>.</summary>
    public required Histogram Level { get; init; }

    /// <summary>Scores of the sessions closed, in the bounds of <see cref="Histogram.Score"/>.</summary>
    public required Histogram Score { get; init; }
}
