using BufferHealth.Server.Live;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Queries.Fleet;

/// <summary>Open sessions in memory.</summary>
internal sealed class MemoryLive : ILiveView
{
    /// <summary>What is told of all viewers.</summary>
    public LiveCounts Counts { get; set; }

    /// <summary>The sessions that can be shown.</summary>
    public IReadOnlyList<LiveSession> Open { get; set; } = [];

    /// <summary>Whether it keeps everybody waiting, as a shard does that is too busy.</summary>
    public bool Stuck { get; set; }

    public LiveCounts Now(string tenant) => tenant == FleetSeed.Tenant ? Counts : default;

    public async Task<IReadOnlyList<LiveSession>> SessionsAsync(string tenant, string search, int limit, CancellationToken cancel)
    {
        if (Stuck)
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        return
        [
            .. Open.Where(session => session.Row.Tenant == tenant
                    && (session.Row.SessionId.Contains(search, StringComparison.OrdinalIgnoreCase)
                        || (session.Row.ContentId ?? "").Contains(search, StringComparison.OrdinalIgnoreCase)))
                .OrderByDescending(session => session.State == SessionState.Stalled).Take(limit),
        ];
    }

    public Task<LiveSession?> SessionAsync(string tenant, string sessionId, CancellationToken cancel) =>
        Task.FromResult(Open.FirstOrDefault(session => session.Row.Tenant == tenant && session.Row.SessionId == sessionId));
}
