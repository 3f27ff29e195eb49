using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>A session that comes back after it was closed goes on where it was: what its parts tell adds up to what its viewer saw.</summary>
public sealed class ResumedTests
{
    private const long Back = 3_600_000;

    private readonly ShardUnderTest _shard = new();

    [Theory]
    [InlineData("ap")]
    [InlineData("kp")]
    [InlineData("krp")]
    [InlineData("wp")]
    [InlineData("p")]
    public void Playing_on_after_a_silence_is_no_startup(string states)
    {
        PlayThenBack(states);
        Assert.Equal([1000L, null], _shard.Rows.Select(row => row.StartupMs));
        Assert.Equal([0L, 0L], _shard.Rows.Select(row => row.StallCount));
        Assert.Equal(1, _shard.Minutes.Where(row => row.Dimension == "all").Sum(row => row.Startup.Total));
    }

    [Fact]
    public void Waiting_for_media_after_a_silence_is_a_stall()
    {
        PlayThenBack("rp");
        Assert.Equal([(0L, 0L, 1000L), (1, 1000, 0)], _shard.Rows.Select(row => (row.StallCount!.Value, row.StallMs!.Value, row.StartingMs!.Value)));
        Assert.Contains(SessionState.Stalled, _shard.Points.Select(point => point.State));
    }

    [Fact]
    public void Another_content_after_a_silence_begins_anew()
    {
        PlayThenBack("rp", ",cid=\"next\"");
        Assert.Equal((0L, 1000L), (_shard.Rows[1].StallCount!.Value, _shard.Rows[1].StartingMs!.Value));
    }

    [Fact]
    public void Whoever_waits_for_the_start_through_a_silence_still_does()
    {
        _shard.State(0, 's');
        _shard.State(Back, 'r');
        _shard.State(Back + 1000, 'p');
        _shard.Shard.Close();
        Assert.Equal([(0L, 0L), (0, 1000)], _shard.Rows.Select(row => (row.StallCount!.Value, row.StartingMs!.Value)));
    }

    [Fact]
    public void A_part_without_totals_between_two_with_them_tells_none_twice()
    {
        _shard.Event(0, "e=t,sta=p,sn=1,bsa=(3),bsda=(900)");
        _shard.Event(Back, "e=t,sta=p,sn=2");
        _shard.Event(2 * Back, "e=t,sta=p,sn=3,bsa=(5),bsda=(1000)");
        _shard.Shard.Close();
        Assert.Equal([3L, 0, 2], _shard.Rows.Select(row => row.StallCount!.Value));
    }

    [Fact]
    public void A_page_that_was_loaded_anew_in_the_silence_counts_all_its_totals_from_0()
    {
        _shard.Event(0, "e=t,sta=p,sn=9,bsa=(3),bsda=(900),bh-playing=60000,bh-starting=500");
        _shard.Event(Back, "e=t,sta=p,sn=1,bsa=(0),bsda=(0),bh-playing=100,bh-starting=700");
        _shard.Shard.Close();
        Assert.Equal((0L, 0L, 100L, 700L), (_shard.Rows[1].StallCount!.Value, _shard.Rows[1].StallMs!.Value, _shard.Rows[1].PlayingMs!.Value, _shard.Rows[1].StartingMs!.Value));
    }

    [Fact]
    public void Frames_dropped_before_a_silence_are_not_told_again()
    {
        _shard.Event(0, "e=t,sta=p,dfa=40");
        _shard.Event(Back, "e=t,sta=p,dfa=42");
        _shard.Shard.Close();
        Assert.Equal([40L, 2], _shard.Rows.Select(row => row.DroppedFrames!.Value));
    }

    [Fact]
    public void A_clock_put_back_in_the_silence_loses_no_record()
    {
        _shard.State(0, 's');
        _shard.State(1000, 'p');
        Assert.Equal(ReportFate.Taken, _shard.State(Back - 2 * Back, 'r', arrival: Back));
        Assert.Equal(ReportFate.Taken, _shard.State(Back - 2 * Back + 1000, 'p', arrival: Back + 1000));
        _shard.Shard.Close();
        Assert.Equal(1, _shard.Rows[1].StallCount);
    }

    [Fact]
    public void A_startup_that_is_told_again_after_a_silence_is_the_same()
    {
        _shard.Event(0, "e=t,sta=p,msd=800");
        _shard.Event(Back, "e=t,sta=p,msd=800");
        _shard.Shard.Close();
        Assert.Equal([800L, null], _shard.Rows.Select(row => row.StartupMs));
    }

    [Fact]
    public void A_snapshot_in_the_silence_and_one_after_it_change_nothing()
    {
        _shard.State(0, 's', ",dfa=4,bsa=(1),bsda=(500)");
        _shard.State(1000, 'p');
        _shard.Shard.Advance(ShardUnderTest.T0 + 200_000);
        _shard.Reopen(new());
        _shard.State(Back, 'k', ",dfa=6,bsa=(1),bsda=(500)");
        _shard.Reopen(new());
        _shard.State(Back + 1000, 'r');
        _shard.State(Back + 2000, 'p');
        _shard.Shard.Close();
        SessionRow row = _shard.Rows[1];
        Assert.Equal((1, 2L, 0L, 2000L, null), (row.Part, row.DroppedFrames, row.StallCount, row.SeekingMs, row.StartupMs));
    }

    private void PlayThenBack(string states, string more = ",cid=\"film\"")
    {
        _shard.State(0, 's', ",cid=\"film\"");
        _shard.State(1000, 'p');
        for (int i = 0; i < states.Length; i++)
        {
            _shard.State(Back + (i * 1000), states[i], more);
        }
        _shard.Shard.Close();
    }
}
