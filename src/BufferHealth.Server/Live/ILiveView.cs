using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Live;

/// <summary>The sessions that are open now: provisional. Any thread.</summary>
internal interface ILiveView
{
    /// <summary>What a tenant's viewers do now, at most a second old.</summary>
    LiveCounts Now(string tenant);

    /// <summary>Open sessions of a tenant as they would be closed now (<see cref="SessionRow.Ending"/> is null), those first that are stalled.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="search">Part of <c>sid</c> or <c>cid</c>, whatever its case; empty for all.</param>
    /// <param name="limit">The most.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<LiveSession>> SessionsAsync(string tenant, string search, int limit, CancellationToken cancel);

    /// <summary>One open session; null when there is none.</summary>
    Task<LiveSession?> SessionAsync(string tenant, string sessionId, CancellationToken cancel);
}
