using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Stores;

/// <summary>Stands where a store could not be opened, and says why at every call.</summary>
/// <param name="reason">Why, and what to do.</param>
internal sealed class UnavailableStore(string reason) : ISessionStore
{
    /// <summary>Why.</summary>
    public string Reason => reason;

    private StoreUnavailableException Refusal => new(reason);

    /// <inheritdoc/>
    public void Write(StoreBatch batch) => throw Refusal;

    /// <inheritdoc/>
    public void ForgetPointsAfter(long position) => throw Refusal;

    /// <inheritdoc/>
    public long Expire(long beforeMs) => throw Refusal;

    /// <inheritdoc/>
    public IReadOnlyList<SessionRow> Sessions(SessionQuery query) => throw Refusal;

    /// <inheritdoc/>
    public IReadOnlyList<SessionRow> Session(string tenant, string sessionId) => throw Refusal;

    /// <inheritdoc/>
    public IReadOnlyList<SessionPoint> Points(string tenant, string sessionId, int limit) => throw Refusal;

    /// <inheritdoc/>
    public IReadOnlyList<RollupRow> Rollups(RollupQuery query) => throw Refusal;

    /// <inheritdoc/>
    public IReadOnlyList<string> DimensionsOf(string tenant, long fromMs, long toMs) => throw Refusal;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
