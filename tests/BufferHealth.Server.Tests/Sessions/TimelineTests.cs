using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>What a session's timeline is told.</summary>
public sealed class TimelineTests
{
    private readonly ShardUnderTest _shard = new();

    [Fact]
    public void A_level_is_told_every_10_s_at_most()
    {
        for (int second = 0; second < 35; second++)
        {
            _shard.Event(second * 1000, $"e=t,sta=p,bl=({second * 100}),br=(2500;v 128;a)");
        }
        Assert.Equal(
            [(0L, 0L, 2500L), (10_000, 1000, 2500), (20_000, 2000, 2500), (30_000, 3000, 2500)],
            _shard.Points.Select(p => (p.AtMs - ShardUnderTest.T0, p.LevelMs!.Value, p.BitrateKbps!.Value)));
    }

    [Fact]
    public void Errors_and_causes_are_noted_where_the_journal_has_them()
    {
        _shard.State(0, 'p');
        _shard.State(1000, 'r', ",bh-cause=\"net \\\"slow\\\"\"");
        _shard.Event(1500, "e=e,sta=r,ec=(\"404\" \"decode\")");
        _shard.Event(1600, "e=t,sta=r,bh-cause=network");
        Assert.Equal(
            [(SessionState.Playing, null, 1L), (SessionState.Stalled, "net \"slow\"", 1001), (SessionState.Stalled, "404, decode", 1501)],
            _shard.Points.Select(p => (p.State, p.Note, p.Position)));
        Assert.Equal(1500, _shard.Points[^1].AtMs - ShardUnderTest.T0);
    }

    [Fact]
    public void An_error_from_before_says_nothing_of_the_state()
    {
        _shard.State(0, 'p', arrival: 10);
        _shard.State(5000, 'r', arrival: 5010);
        _shard.Event(2000, "e=e,sta=p,ec=(\"x\")", arrival: 6000);
        SessionPoint point = _shard.Points[^1];
        Assert.Equal((SessionState.Unknown, 2010L, "x"), (point.State, point.AtMs - ShardUnderTest.T0, point.Note));
    }

    [Fact]
    public void Requests_tell_levels_and_errors_of_players_that_send_no_events()
    {
        _shard.Request(0, "bl=1000,br=3000,ot=v");
        _shard.Request(4000, "bl=2000,br=3000,ot=v");
        _shard.Request(11_000, "bl=3000,br=3000,ot=v");
        _shard.Event(12_000, "e=t,sta=p");
        _shard.Request(30_000, "bl=9000,br=3000,ot=v");
        Assert.Equal([1000L, 3000L, null], _shard.Points.Select(p => p.LevelMs));
        Assert.Equal(SessionState.Playing, _shard.Points[^1].State);
    }

    [Fact]
    public void A_point_that_was_told_is_not_told_by_its_duplicate()
    {
        _shard.Event(0, "e=e,ec=(\"x\"),sn=1");
        _shard.Event(0, "e=e,ec=(\"x\"),sn=1", arrival: 40);
        Assert.Single(_shard.Points);
    }
}
