using System.Text;
using BufferHealth.Server.Live;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Collection;

/// <summary>Asks the shards for the sessions that are open.</summary>
/// <param name="host">Whose shards; none are asked while it is not open.</param>
internal sealed class LiveView(CollectorHost host) : ILiveView
{
    /// <inheritdoc/>
    public LiveCounts Now(string tenant) => host.Collector?.Now(tenant) ?? default;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LiveSession>> SessionsAsync(string tenant, string search, int limit, CancellationToken cancel)
    {
        IReadOnlyList<ShardLoop> loops = host.Collector?.Loops ?? [];
        IEnumerable<LiveSession>[] found = await Task.WhenAll(loops.Select(loop => loop.AskAsync<IEnumerable<LiveSession>>(shard => shard.Live(tenant, search, limit), cancel)));
        return
        [
            .. found.SelectMany(sessions => sessions)
                .OrderBy(session => LiveSession.Place(session.State, session.SinceMs))
                .Take(limit),
        ];
    }

    /// <inheritdoc/>
    public async Task<LiveSession?> SessionAsync(string tenant, string sessionId, CancellationToken cancel)
    {
        if (host.Collector is not { } open)
        {
            return null;
        }
        int shard = SessionHash.Shard(Encoding.UTF8.GetBytes(tenant), Encoding.UTF8.GetBytes(sessionId), Shards.Count);
        LiveSession? session = await open.Loops[shard].AskAsync(asked => asked.Live(tenant, sessionId), cancel);
        if (session is null && open.Fault is null)
        {
            // It may have been closed just now, and be on its way into the store: whoever looks there next must find it.
            await open.Writer.FlushAsync().WaitAsync(cancel);
        }
        return session;
    }
}
