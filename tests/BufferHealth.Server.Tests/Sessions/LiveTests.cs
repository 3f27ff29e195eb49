using BufferHealth.Server.Live;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>What is open now.</summary>
public sealed class LiveTests
{
    private readonly ShardUnderTest _shard = new();

    [Fact]
    public void Each_state_is_counted_while_it_lasts()
    {
        foreach ((string sid, string states) in ((string, string)[])[("a", "sp"), ("b", "spr"), ("c", "s"), ("d", "pa"), ("e", "pk"), ("f", "pe"), ("g", "pq"), ("h", "pw")])
        {
            for (int i = 0; i < states.Length; i++)
            {
                _shard.Event(i * 1000, $"e=ps,sta={states[i]}", sid: sid);
            }
        }
        _shard.Take(ReportMode.Request, "sid=\"z\"", 0, tenant: "other");
        Assert.Equal(new LiveCounts { Viewers = 6, Playing = 1, Stalled = 1, Starting = 1, Paused = 1, Seeking = 1 }, _shard.Shard.Now("t"));
        Assert.Equal((1, 0.5), (_shard.Shard.Now("other").Viewers, _shard.Shard.Now("t").StalledShare));
        Assert.Equal(["t", "other"], _shard.Shard.Tenants);
        _shard.Shard.Close();
        Assert.Equal((default, default), (_shard.Shard.Now("t"), _shard.Shard.Now("nobody")));
    }

    [Fact]
    public void Those_that_are_stalled_come_first_the_longest_at_the_top()
    {
        _shard.State(0, 'p');
        _shard.Event(1000, "e=ps,sta=p,cid=\"Film\"", sid: "b");
        _shard.Event(2000, "e=ps,sta=p", sid: "film-c");
        _shard.Event(5000, "e=ps,sta=r,bl=(200)", sid: "film-c");
        _shard.Event(7000, "e=ps,sta=r", sid: "a");
        Assert.Equal(["film-c", "a", "b"], _shard.Shard.Live("t", "", 10).Select(s => s.Row.SessionId));
        Assert.Equal(["film-c", "b"], _shard.Shard.Live("t", "FILM", 10).Select(s => s.Row.SessionId));
        Assert.Equal(["film-c"], _shard.Shard.Live("t", "", 1).Select(s => s.Row.SessionId));
        Assert.Empty(_shard.Shard.Live("other", "", 10));
    }

    [Fact]
    public void A_row_is_what_it_would_be_if_the_session_were_closed_now()
    {
        _shard.State(0, 's');
        _shard.State(1000, 'p', ",br=(2500),bl=(4000)");
        _shard.State(61_000, 'r', ",bl=(0)");
        LiveSession live = _shard.Shard.Live("t", "a")!;
        Assert.Equal((SessionState.Stalled, ShardUnderTest.T0 + 61_000, 0), (live.State, live.SinceMs, live.LevelMs));
        Assert.Null(live.Row.Ending);
        SessionRow row = _shard.Row();
        Assert.Equal(row with { Ending = null, Custom = live.Row.Custom }, live.Row);
        Assert.Null(_shard.Shard.Live("t", "a"));
    }
}
