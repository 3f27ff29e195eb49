using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Collection;

/// <summary>What a tenant's minutes add up to since the start.</summary>
internal readonly record struct MinuteTotals(long PlayingMs, long StallMs, long StallCount, long Errors)
{
    /// <summary>Those of one minute of one shard.</summary>
    public static MinuteTotals Of(RollupRow row) => new(row.PlayingMs, row.StallMs, row.StallCount, row.Errors);

    /// <summary>Those of both.</summary>
    public static MinuteTotals operator +(MinuteTotals left, MinuteTotals right) =>
        new(left.PlayingMs + right.PlayingMs, left.StallMs + right.StallMs, left.StallCount + right.StallCount, left.Errors + right.Errors);
}
