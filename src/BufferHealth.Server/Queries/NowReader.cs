using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using BufferHealth.Server.Hosting;
using BufferHealth.Server.Live;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Queries;

/// <summary>Reads what viewers see now, once or once a second.</summary>
internal sealed class NowReader(ILiveView live, ICollectorHealth health, TimeProvider clock)
{
    private const int MostStalled = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>What a tenant's viewers see now.</summary>
    public async Task<NowAnswer> ReadAsync(string tenant, CancellationToken cancel)
    {
        LiveCounts now = live.Now(tenant);
        IReadOnlyList<LiveSession> first = now.Stalled == 0 ? [] : await live.SessionsAsync(tenant, "", MostStalled, cancel);
        StalledSession[] stalled =
        [
            .. first.Where(session => session.State == SessionState.Stalled).OrderBy(session => session.SinceMs)
                .Select(session => new StalledSession(
                    session.Row.SessionId, session.Row.ContentId, session.Row.CdnId, session.Row.Player, session.SinceMs)),
        ];
        return new NowAnswer(
            clock.GetUtcNow().ToUnixTimeMilliseconds(), now.Viewers, now.Playing, now.Stalled, now.Starting, now.Paused, now.Seeking,
            now.StalledShare, stalled, health.Now());
    }

    /// <summary>
    /// The same once a second, as event <c>now</c>. Where the figures are not there in time, event <c>heartbeat</c> without any says that the
    /// connection lives.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancel">Ends it, without an exception.</param>
    public async IAsyncEnumerable<SseItem<NowAnswer?>> StreamAsync(string tenant, [EnumeratorCancellation] CancellationToken cancel)
    {
        using PeriodicTimer timer = new(Interval, clock);
        do
        {
            NowAnswer? answer = await InTimeAsync(tenant, cancel);
            if (!cancel.IsCancellationRequested)
            {
                yield return new SseItem<NowAnswer?>(answer, answer is null ? "heartbeat" : "now");
            }
        }
        while (await timer.NextAsync(cancel));
    }

    private async Task<NowAnswer?> InTimeAsync(string tenant, CancellationToken cancel)
    {
        using CancellationTokenSource patience = new(Interval, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await ReadAsync(tenant, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
