using System.Net.ServerSentEvents;
using System.Text.Json;
using BufferHealth.Server.Live;
using BufferHealth.Server.Tests.Queries.Fleet;

namespace BufferHealth.Server.Tests.Queries;

public sealed class NowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Now_tells_viewers_by_state_who_is_stalled_and_how_the_collector_does()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: true));
        JsonElement now = await queries.JsonAsync("/api/v1/now");
        Assert.Equal(queries.NowMs, now.GetProperty("atMs").GetInt64());
        Assert.Equal(10_242, now.GetProperty("viewers").GetInt32());
        Assert.Equal(371, now.GetProperty("stalled").GetInt32());
        Assert.Equal(371.0 / (371 + 9_214), now.GetProperty("stalledShare").GetDouble(), 1e-9);
        JsonElement[] stalled = [.. now.GetProperty("stalledSessions").EnumerateArray()];
        Assert.Equal(48, stalled.Length);
        long[] since = [.. stalled.Select(session => session.GetProperty("sinceMs").GetInt64())];
        Assert.Equal(since.Order(), since);
        Assert.Equal(412_800, now.GetProperty("health").GetProperty("waitingBytes").GetInt64());
        Assert.True(now.GetProperty("health").GetProperty("store").GetProperty("ready").GetBoolean());
    }

    [Fact]
    public async Task Nobody_playing_has_no_stalled_share()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.Empty);
        Assert.Equal(JsonValueKind.Null, (await queries.JsonAsync("/api/v1/now")).GetProperty("stalledShare").ValueKind);
    }

    [Fact]
    public async Task The_stream_tells_now_at_once_and_every_second_and_ends_when_the_collector_stops()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.One);
        await using IAsyncEnumerator<SseItem<string>> events = await ListenAsync(queries);
        Assert.Equal(1, (await NextAsync(events, "now")).GetProperty("viewers").GetInt32());

        queries.Fleet.Live.Counts = new LiveCounts { Viewers = 7, Playing = 7 };
        ValueTask<bool> next = events.MoveNextAsync();
        queries.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(next.IsCompleted);
        queries.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await next);
        Assert.Equal(7, JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("viewers").GetInt32());

        ValueTask<bool> last = events.MoveNextAsync();
        await queries.StopAsync();
        Assert.False(await last);
    }

    [Fact]
    public async Task Figures_that_are_not_there_in_time_leave_a_heartbeat()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: true));
        await using IAsyncEnumerator<SseItem<string>> events = await ListenAsync(queries);
        await NextAsync(events, "now");
        queries.Fleet.Live.Stuck = true;
        ValueTask<bool> next = events.MoveNextAsync();
        while (!next.IsCompleted)
        {
            queries.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }
        Assert.True(await next);
        Assert.Equal("heartbeat", events.Current.EventType);
        Assert.DoesNotContain("viewers", events.Current.Data, StringComparison.Ordinal);
    }

    private static async Task<IAsyncEnumerator<SseItem<string>>> ListenAsync(QueriesUnderTest queries)
    {
        HttpResponseMessage response = await queries.GetAsync("/api/v1/now/stream");
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return SseParser.Create(await response.Content.ReadAsStreamAsync(Cancel)).EnumerateAsync(Cancel).GetAsyncEnumerator(Cancel);
    }

    private static async Task<JsonElement> NextAsync(IAsyncEnumerator<SseItem<string>> events, string type)
    {
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(type, events.Current.EventType);
        return JsonDocument.Parse(events.Current.Data).RootElement;
    }
}
