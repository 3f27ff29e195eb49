using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Tests.Queries.Fleet;

/// <summary>A store in memory, as plain as its contract.</summary>
internal sealed class MemoryStore : ISessionStore
{
    private List<SessionRow> _rows = [];
    private List<RollupRow> _rollups = [];
    private List<SessionPoint> _points = [];

    /// <summary>Why it does not answer; null while it does.</summary>
    public string? Unavailable { get; set; }

    public void Write(StoreBatch batch)
    {
        _rows = [.. _rows, .. batch.Rows];
        _rollups = [.. _rollups, .. batch.Rollups];
        _points = [.. _points, .. batch.Points];
    }

    public void ForgetPointsAfter(long position) => _points = [.. _points.Where(point => point.Position <= position)];

    public long Expire(long beforeMs) => _rows.RemoveAll(row => row.EndMs < beforeMs);

    public IReadOnlyList<SessionRow> Sessions(SessionQuery query)
    {
        Check();
        IEnumerable<SessionRow> found = _rows.Where(row => row.Tenant == query.Tenant && row.EndMs >= query.FromMs && row.StartMs < query.ToMs
            && (row.SessionId.Contains(query.Search, StringComparison.OrdinalIgnoreCase)
                || (row.ContentId ?? "").Contains(query.Search, StringComparison.OrdinalIgnoreCase))
            && (query.Only is not { } only || Dimensions.ValueOf(row, only.Dimension) == only.Value));
        found = query.Order switch
        {
            SessionOrder.StallTime => found.OrderByDescending(row => row.StallMs ?? -1),
            SessionOrder.Startup => found.OrderByDescending(row => row.StartupMs ?? -1),
            SessionOrder.Score => found.OrderBy(row => row.Score ?? 1_000),
            _ => found.OrderByDescending(row => row.EndMs),
        };
        return [.. found.Skip(query.Offset).Take(query.Limit)];
    }

    public IReadOnlyList<SessionRow> Session(string tenant, string sessionId)
    {
        Check();
        return [.. _rows.Where(row => row.Tenant == tenant && row.SessionId == sessionId).OrderBy(row => row.Part)];
    }

    public IReadOnlyList<SessionPoint> Points(string tenant, string sessionId, int limit)
    {
        Check();
        return [.. _points.Where(point => point.Tenant == tenant && point.SessionId == sessionId).OrderBy(point => point.AtMs).TakeLast(limit)];
    }

    public IReadOnlyList<RollupRow> Rollups(RollupQuery query)
    {
        Check();
        long step = (long?)query.Step?.TotalMilliseconds ?? long.MaxValue;
        RollupRow[] found =
        [
            .. _rollups.Where(row => row.Tenant == query.Tenant && row.Dimension == query.Dimension && row.MinuteMs >= query.FromMs
                && row.MinuteMs < query.ToMs && (query.Value is null || row.Value == query.Value)),
        ];
        HashSet<string> first = [.. found.GroupBy(row => row.Value).OrderByDescending(group => group.Sum(row => row.PlayingMs)).Take(query.Limit).Select(group => group.Key)];
        return
        [
            .. found.Where(row => first.Contains(row.Value))
                .GroupBy(row => (Start: query.Step is null ? query.FromMs : query.FromMs + ((row.MinuteMs - query.FromMs) / step * step), row.Value))
                .Select(group => Sum(group.Key.Start, [.. group])),
        ];
    }

    public IReadOnlyList<string> DimensionsOf(string tenant, long fromMs, long toMs)
    {
        Check();
        return [.. _rollups.Where(row => row.Tenant == tenant && row.MinuteMs >= fromMs && row.MinuteMs < toMs).Select(row => row.Dimension).Distinct()];
    }

    public void Dispose()
    {
    }

    private void Check()
    {
        if (Unavailable is { } reason)
        {
            throw new StoreUnavailableException(reason);
        }
    }

    private static RollupRow Sum(long start, RollupRow[] rows) => new()
    {
        Tenant = rows[0].Tenant,
        MinuteMs = start,
        Dimension = rows[0].Dimension,
        Value = rows[0].Value,
        Shard = 0,
        Viewers = rows.GroupBy(row => row.MinuteMs).Max(minute => minute.Sum(row => row.Viewers)),
        Started = rows.Sum(row => row.Started),
        Closed = rows.Sum(row => row.Closed),
        PlayingMs = rows.Sum(row => row.PlayingMs),
        StallMs = rows.Sum(row => row.StallMs),
        StallCount = rows.Sum(row => row.StallCount),
        Errors = rows.Sum(row => row.Errors),
        Reports = rows.Sum(row => row.Reports),
        Startup = Sum(Histogram.Startup, rows.Select(row => row.Startup)),
        Level = Sum(Histogram.Level, rows.Select(row => row.Level)),
        Score = Sum(Histogram.Score, rows.Select(row => row.Score)),
    };

    private static Histogram Sum(int[] bounds, IEnumerable<Histogram> histograms)
    {
        var sum = Histogram.Of(bounds);
        foreach (Histogram histogram in histograms)
        {
            sum.Add(histogram);
        }
        return sum;
    }
}
