using BufferHealth.Server.Rollups;
using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>Adds minutes up.</summary>
internal static class RollupSums
{
    private const int MostValues = 1000;

    private static readonly int[][] Bounds = [Histogram.Startup, Histogram.Level, Histogram.Score];

    /// <summary>The sums that a query asks for: values with the most time played first, each by time.</summary>
    internal static List<RollupRow> Run(DuckDBConnection connection, RollupQuery query)
    {
        // Both statements see the same batches.
        using DuckDBTransaction transaction = connection.BeginTransaction();
        string where = "tenant = $tenant AND dimension = $dimension AND minute_ms >= $from AND minute_ms < $to";
        List<(string, object?)> parameters =
            [("tenant", query.Tenant), ("dimension", query.Dimension), ("from", query.FromMs), ("to", query.ToMs)];
        if (query.Value is not null)
        {
            where += " AND value = $value";
            parameters.Add(("value", query.Value));
        }
        string start = "$from::BIGINT";
        if (query.Step is { } step)
        {
            start = "minute_ms - minute_ms % $step";
            parameters.Add(("step", (long)step.TotalMilliseconds));
        }
        List<RollupRow> sums = connection.List(
            $"""
            WITH minutes AS (
                SELECT value, minute_ms, sum(viewers) AS viewers, sum(started) AS started, sum(closed) AS closed, sum(playing_ms) AS playing_ms,
                    sum(stall_ms) AS stall_ms, sum(stall_count) AS stall_count, sum(errors) AS errors, sum(reports) AS reports
                FROM rollups WHERE {where} GROUP BY value, minute_ms),
            best AS (
                SELECT value, row_number() OVER (ORDER BY sum(playing_ms) DESC, sum(reports) DESC, value) AS place
                FROM minutes GROUP BY value QUALIFY place <= $limit)
            SELECT value, {start} AS start_ms, {Cut("max(viewers)")}, {Cut("sum(started)")}, {Cut("sum(closed)")}, {Cut("sum(playing_ms)")},
                {Cut("sum(stall_ms)")}, {Cut("sum(stall_count)")}, {Cut("sum(errors)")}, {Cut("sum(reports)")}
            FROM minutes JOIN best USING (value) GROUP BY place, value, start_ms ORDER BY place, start_ms
            """,
            row => Read(row, query),
            [.. parameters, ("limit", query.Limit)]);
        if (sums.Count == 0)
        {
            return sums;
        }
        if (query.Value is null)
        {
            where += " AND value IN (SELECT unnest($values))";
            parameters.Add(("values", sums.Select(row => StoredText.Of(row.Value)!).Distinct().ToList()));
        }
        return WithHistograms(connection, sums, where, start, [.. parameters]);
    }

    /// <summary>Refuses what is out of its range.</summary>
    internal static void Check(RollupQuery query)
    {
        if (query.Limit is < 1 or > MostValues)
        {
            throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "The limit must be 1 to 1000.");
        }
        if (query.Step is { } step && (step < TimeSpan.FromMinutes(1) || step.Ticks % TimeSpan.TicksPerMinute != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(query), step, "The step must be a minute or a multiple of it.");
        }
    }

    private static List<RollupRow> WithHistograms(
        DuckDBConnection connection, List<RollupRow> sums, string where, string start, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        string Each(int kind, string name) =>
            $"SELECT value, {start} AS start_ms, {kind} AS kind, unnest({name}_places) AS place, unnest({name}_counts) AS count FROM rollups WHERE {where}";
        Dictionary<(string, long), long[][]> counts = sums.ToDictionary(
            row => (row.Value, row.MinuteMs), _ => Array.ConvertAll(Bounds, bounds => new long[bounds.Length + 1]));
        connection.List(
            $"""
            SELECT value, start_ms, kind, place, {Cut("sum(count)")}
            FROM ({Each(0, "startup")} UNION ALL {Each(1, "level")} UNION ALL {Each(2, "score")})
            GROUP BY value, start_ms, kind, place
            """,
            row => counts[(row.Text(0)!, row.GetInt64(1))][row.GetInt32(2)][row.GetByte(3)] = row.GetInt64(4),
            parameters);
        return sums.ConvertAll(row =>
        {
            long[][] of = counts[(row.Value, row.MinuteMs)];
            return row with { Startup = Histogram.Of(Bounds[0], of[0]), Level = Histogram.Of(Bounds[1], of[1]), Score = Histogram.Of(Bounds[2], of[2]) };
        });
    }

    // A sum of BIGINT is a HUGEINT: what hostile numbers add up to is cut to what a long holds.
    private static string Cut(string sum) => $"least(greatest({sum}, ({long.MinValue})), {long.MaxValue})::BIGINT";

    private static RollupRow Read(DuckDBDataReader row, RollupQuery query) => new()
    {
        Tenant = query.Tenant,
        Dimension = query.Dimension,
        Shard = 0,
        Value = row.Text(0)!,
        MinuteMs = row.GetInt64(1),
        Viewers = row.GetInt64(2),
        Started = row.GetInt64(3),
        Closed = row.GetInt64(4),
        PlayingMs = row.GetInt64(5),
        StallMs = row.GetInt64(6),
        StallCount = row.GetInt64(7),
        Errors = row.GetInt64(8),
        Reports = row.GetInt64(9),
        Startup = Histogram.Of(Histogram.Startup),
        Level = Histogram.Of(Histogram.Level),
        Score = Histogram.Of(Histogram.Score),
    };
}
