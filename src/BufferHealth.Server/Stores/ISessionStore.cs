using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Stores;

/// <summary>
/// Where results are kept. Narrow on purpose: batches in, queries out, so that a shared store can follow the embedded one. One thread
/// writes; any threads query at the same time.
/// </summary>
internal interface ISessionStore : IDisposable
{
    /// <summary>
    /// Keeps a batch, all of it or nothing. A row with the name of one that is kept replaces it: a batch that is written again changes
    /// nothing.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It cannot be kept now; the message says why and what to do.</exception>
    void Write(StoreBatch batch);

    /// <summary>Forgets points after this position of the journal: they are about to be told again.</summary>
    void ForgetPointsAfter(long position);

    /// <summary>Forgets sessions that ended, minutes that began and points that were before this time.</summary>
    /// <returns>How many rows were forgotten.</returns>
    long Expire(long beforeMs);

    /// <summary>Closed sessions.</summary>
    IReadOnlyList<SessionRow> Sessions(SessionQuery query);

    /// <summary>The parts of one closed session, in order; none when it is not known.</summary>
    IReadOnlyList<SessionRow> Session(string tenant, string sessionId);

    /// <summary>The points of one session, open or closed, by time.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="sessionId"><c>sid</c>.</param>
    /// <param name="limit">The most; the newest are kept.</param>
    IReadOnlyList<SessionPoint> Points(string tenant, string sessionId, int limit);

    /// <summary>Minutes added up over shards and, by the query, over time or values.</summary>
    IReadOnlyList<RollupRow> Rollups(RollupQuery query);

    /// <summary>The dimensions that a tenant's minutes have in a range of time.</summary>
    IReadOnlyList<string> DimensionsOf(string tenant, long fromMs, long toMs);
}
