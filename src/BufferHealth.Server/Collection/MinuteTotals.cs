using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Collection;

/// <summary>What a tenant's minutes add up to since the start.</summary>
internal readonly record struct MinuteTotals(long PlayingMs, long StallMs, long StallCount, long Errors)
{
    /// <summary>With one more minute of one shard.</summary>
    public MinuteTotals With(RollupRow row) =>
        new(PlayingMs + row.PlayingMs, StallMs + row.StallMs, StallCount + row.StallCount, Errors + row.Errors);

    /// <summary>Of two shards.</summary>
    public MinuteTotals With(MinuteTotals other) =>
        new(PlayingMs + other.PlayingMs, StallMs + other.StallMs, StallCount + other.StallCount, Errors + other.Errors);
}
