using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>A row's score.</summary>
public sealed class ScoreTests
{
    private readonly ShardUnderTest _shard = new();

    [Fact]
    public void It_is_the_engine_s()
    {
        _shard.State(0, 's');
        _shard.State(1500, 'p', ",br=(2500)");
        _shard.State(61_500, 'r', ",br=(2500)");
        _shard.State(63_500, 'p', ",br=(2500)");
        _shard.State(93_500, 'r', ",br=(2500)");
        _shard.State(97_500, 'p', ",br=(2500)");
        SessionScore score = new();
        score.Startup(1.5);
        score.Play(new(60) { BitrateKbps = 2500 });
        score.Stall(3);
        score.Play(new(30) { BitrateKbps = 2500 });
        score.Stall(3);
        Assert.Equal(score.Score!.Value, _shard.Row().Score!.Value, 9);
    }

    [Fact]
    public void Without_a_bitrate_it_is_unknown()
    {
        _shard.State(0, 's');
        _shard.State(1000, 'p');
        _shard.State(9000, 'q');
        Assert.Null(_shard.Row().Score);
    }

    [Fact]
    public void The_newest_that_our_client_told_goes_before_it()
    {
        _shard.State(0, 'p', ",br=(2500),sn=0,bsa=(0),bh-score=90");
        _shard.State(9000, 'a', ",br=(2500),sn=2,bsa=(0),bh-score=0");
        _shard.Event(5000, "e=t,sta=p,sn=1,bsa=(0),bh-score=70", arrival: 9500);
        _shard.Event(9600, "e=t,sta=a,sn=3,bsa=(0),bh-score=101");
        SessionRow row = _shard.Row();
        Assert.Equal((0d, 1), (row.Score, row.Refused));
    }
}
