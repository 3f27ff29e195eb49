using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Tests.Stores;

/// <summary>
/// A store that takes no more than so many rows a second, that can be held, and that can fail. For tests and benchmarks of what happens in
/// front of it. Queries pass through.
/// </summary>
internal sealed class SlowStore(ISessionStore inner) : ISessionStore
{
    private readonly ManualResetEventSlim _free = new(initialState: true);
    private int _writing;
    private long _rows;

    /// <summary>The most rows of all kinds that are taken in a second; null for as many as the other takes. Writing waits for it.</summary>
    public double? RowsPerSecond { get; set; }

    /// <summary>Thrown by each write while it is set.</summary>
    public StoreUnavailableException? Fault { get; set; }

    /// <summary>Rows written so far.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Whether a write is under way.</summary>
    public bool IsWriting => Volatile.Read(ref _writing) > 0;

    /// <summary>Keeps writes waiting until <see cref="Release"/>.</summary>
    public void Hold() => _free.Reset();

    /// <summary>Lets writes go on.</summary>
    public void Release() => _free.Set();

    public void Write(StoreBatch batch)
    {
        Interlocked.Increment(ref _writing);
        try
        {
            _free.Wait();
            if (Fault is { } fault)
            {
                throw fault;
            }
            int rows = batch.Rows.Count + batch.Rollups.Count + batch.Points.Count;
            long start = TimeProvider.System.GetTimestamp();
            inner.Write(batch);
            if (RowsPerSecond is { } most && TimeSpan.FromSeconds(rows / most) - TimeProvider.System.GetElapsedTime(start) is { Ticks: > 0 } rest)
            {
                Thread.Sleep(rest);
            }
            Interlocked.Add(ref _rows, rows);
        }
        finally
        {
            Interlocked.Decrement(ref _writing);
        }
    }

    public void ForgetPointsAfter(long position) => inner.ForgetPointsAfter(position);

    public long Expire(long beforeMs) => inner.Expire(beforeMs);

    public IReadOnlyList<SessionRow> Sessions(SessionQuery query) => inner.Sessions(query);

    public IReadOnlyList<SessionRow> Session(string tenant, string sessionId) => inner.Session(tenant, sessionId);

    public IReadOnlyList<SessionPoint> Points(string tenant, string sessionId, int limit) => inner.Points(tenant, sessionId, limit);

    public IReadOnlyList<RollupRow> Rollups(RollupQuery query) => inner.Rollups(query);

    public IReadOnlyList<string> DimensionsOf(string tenant, long fromMs, long toMs) => inner.DimensionsOf(tenant, fromMs, toMs);

    public void Dispose()
    {
        inner.Dispose();
        _free.Dispose();
    }
}
