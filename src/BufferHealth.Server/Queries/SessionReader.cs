using BufferHealth.Server.Live;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Queries;

/// <summary>Reads sessions, open ones from the live view and closed ones from the store.</summary>
internal sealed class SessionReader(ILiveView live, ISessionStore store, TimeProvider clock)
{
    /// <summary>The most open sessions that are looked through.</summary>
    public const int MostOpen = 2_000;

    /// <summary>Sessions, open ones first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="state"><c>all</c>, <c>open</c> or <c>closed</c>.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SessionsAnswer> FindAsync(SessionQuery query, string state, CancellationToken cancel)
    {
        IReadOnlyList<LiveSession> open = state == "closed" ? [] : await OpenAsync(query, cancel);
        // One more than asked for tells whether there are more.
        List<SessionSummary> found = [.. open.Skip(query.Offset).Take(query.Limit + 1).Select(session => new SessionSummary(session.Row, session))];
        if (state != "open" && found.Count <= query.Limit)
        {
            SessionQuery rest = query with { Offset = Math.Max(0, query.Offset - open.Count), Limit = query.Limit + 1 - found.Count };
            found.AddRange(store.Sessions(rest).Select(row => new SessionSummary(row)));
        }
        return new SessionsAnswer(query.FromMs, query.ToMs, query.Offset, found.Count > query.Limit, [.. found.Take(query.Limit)]);
    }

    /// <summary>One session; null when nothing is known of it.</summary>
    public async Task<SessionAnswer?> ShowAsync(string tenant, string sessionId, CancellationToken cancel)
    {
        LiveSession? now = await live.SessionAsync(tenant, sessionId, cancel);
        List<SessionSummary> parts = [.. store.Session(tenant, sessionId).Where(row => row.Part != now?.Row.Part).Select(row => new SessionSummary(row))];
        if (now is not null)
        {
            parts.Add(new SessionSummary(now.Row, now));
        }
        IReadOnlyList<SessionPoint> points = store.Points(tenant, sessionId, Timeline.MostPoints);
        return parts.Count + points.Count == 0
            ? null
            : new SessionAnswer(
                sessionId, clock.GetUtcNow().ToUnixTimeMilliseconds(), now is not null, parts,
                [.. points.Select(point => new TimelinePoint(point.AtMs, point.Part, point.State, point.LevelMs, point.BitrateKbps, point.Note))],
                Timeline.Stalls(points), Timeline.Errors(points));
    }

    private async Task<IReadOnlyList<LiveSession>> OpenAsync(SessionQuery query, CancellationToken cancel)
    {
        IEnumerable<LiveSession> open = (await live.SessionsAsync(query.Tenant, query.Search, MostOpen, cancel))
            .Where(session => session.Row.StartMs < query.ToMs && session.Row.EndMs >= query.FromMs && (query.Only is not { } only || Dimensions.ValueOf(session.Row, only.Dimension) == only.Value));
        return query.Order switch
        {
            SessionOrder.StallTime => [.. open.OrderByDescending(session => session.Row.StallMs ?? long.MinValue)],
            SessionOrder.Startup => [.. open.OrderByDescending(session => session.Row.StartupMs ?? long.MinValue)],
            SessionOrder.Score => [.. open.OrderBy(session => session.Row.Score ?? double.MaxValue)],
            _ => [.. open.OrderByDescending(session => session.State == SessionState.Stalled).ThenByDescending(session => session.Row.StartMs)],
        };
    }
}
