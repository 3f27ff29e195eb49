using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>What players really send, as far as it concerns sessions: an example each.</summary>
public sealed class RealPlayersTests
{
    private readonly ShardUnderTest _shard = new();

    [Fact]
    public void Failed_batches_come_again_after_later_ones()
    {
        Assert.Equal(ReportFate.Taken, _shard.State(0, 's', ",sn=0"));
        Assert.Equal(ReportFate.Taken, _shard.State(1000, 'p', ",sn=1"));
        Assert.Equal(ReportFate.Taken, _shard.State(5000, 'r', ",sn=2"));
        Assert.Equal(ReportFate.Duplicate, _shard.State(1000, 'p', ",sn=1", arrival: 5100));
        Assert.Equal(ReportFate.Taken, _shard.State(7000, 'p', ",sn=3"));
        SessionRow row = _shard.Row();
        Assert.Equal((1L, 2000L, 1000L, 4000L, 1, 4), (row.StallCount, row.StallMs, row.StartupMs, row.PlayingMs, row.Duplicates, row.Reports));
        Assert.Equal(1, _shard.Counts.Duplicates);
    }

    [Fact]
    public void A_batch_that_comes_after_a_later_one_is_put_before_it()
    {
        _shard.State(0, 's', ",sn=0");
        _shard.State(7000, 'p', ",sn=3", arrival: 8000);
        _shard.State(1000, 'p', ",sn=1", arrival: 12_000);
        _shard.State(5000, 'r', ",sn=2", arrival: 12_000);
        SessionRow row = _shard.Row();
        Assert.Equal((1L, 2000L, 1000L, 0), (row.StallCount, row.StallMs, row.StartupMs, row.Late));
    }

    [Fact]
    public void Of_one_time_stamp_the_sequence_number_tells_the_order()
    {
        _shard.State(0, 's', ",sn=253");
        _shard.State(1000, 'p', ",sn=254");
        _shard.State(5000, 'p', ",sn=256", arrival: 5010);
        _shard.State(5000, 'r', ",sn=255", arrival: 5020);
        _shard.State(8000, 'e', ",sn=259", arrival: 8010);
        _shard.State(8000, 'a', ",sn=258", arrival: 8020);
        _shard.State(8000, 'e', ",sn=257", arrival: 8030);
        _shard.Event(9000, "e=t,sn=260");
        SessionRow row = _shard.Row();
        Assert.Equal((1L, 0L, 7000L, 0L, SessionEnding.Ended), (row.StallCount, row.StallMs, row.PlayingMs, row.PausedMs, row.Ending));
    }

    [Fact]
    public void Of_one_time_stamp_numbers_of_two_targets_tell_nothing()
    {
        _shard.State(0, 's', ",sn=0");
        _shard.State(1000, 'p', ",sn=1");
        _shard.State(5000, 'a', ",sn=2");
        _shard.Take(ReportMode.Event, $"sid=\"a\",ts={ShardUnderTest.T0 + 5000},e=ps,sta=p,sn=1", 5001, target: 2);
        _shard.Event(9000, "e=t,sn=3");
        SessionRow row = _shard.Row();
        Assert.Equal((8000L, 0L), (row.PlayingMs, row.PausedMs));
    }

    [Fact]
    public void A_queue_that_is_never_empty_keeps_its_times()
    {
        _shard.State(0, 's', ",sn=0");
        const int hours = 24 * 30;
        for (int i = 0; i <= hours * 360; i++)
        {
            _shard.Event(1000 + (i * 10_000L), $"e=t,sta=p,sn={i + 1}");
        }
        SessionRow row = _shard.Row();
        Assert.Equal((hours * 3_600_000L, 0), (row.PlayingMs, row.Late));
    }

    [Fact]
    public void A_startup_told_as_1_ms_is_what_the_states_show()
    {
        _shard.State(0, 's', ",msd=1");
        _shard.State(2300, 'p', ",msd=1");
        _shard.Shard.Advance(ShardUnderTest.T0 + 60_000);
        Assert.Equal(2300, _shard.Row().StartupMs);
        Assert.Equal(1, _shard.Minutes.Where(m => m.Dimension == "all").Sum(m => m.Startup.Total));
        Assert.InRange(Assert.Single(_shard.Minutes, m => m.Dimension == "all" && m.Startup.Total == 1).Startup.Quantile(0.5)!.Value, 2000, 2600);
    }

    [Fact]
    public void A_startup_told_counts_where_no_state_shows_it_and_where_our_client_tells_it()
    {
        _shard.State(0, 'p', ",msd=700");
        Assert.Equal(700, _shard.Row().StartupMs);

        ShardUnderTest own = new();
        own.State(0, 's', ",bh-playing=0,bh-starting=0");
        own.State(2300, 'p', ",msd=2291,bh-playing=0,bh-starting=2291");
        Assert.Equal(2291, own.Row().StartupMs);
    }

    [Fact]
    public void What_players_say_at_the_end_is_no_stall()
    {
        // dash.js waits for itself after a seek and may go to and fro at the end; Shaka says the end twice.
        _shard.State(0, 's');
        _shard.State(1000, 'p');
        _shard.State(5000, 'k');
        _shard.State(5100, 'w');
        _shard.State(7000, 'p');
        _shard.State(9000, 'a');
        _shard.State(9000, 'k', arrival: 9001);
        _shard.State(9200, 'e');
        _shard.State(9400, 'k');
        _shard.State(9500, 'e');
        _shard.State(9600, 'a');
        _shard.State(9600, 'e', arrival: 9601);
        SessionRow row = _shard.Row();
        Assert.Equal((0L, 0L, 4000L + 2000), (row.StallCount, row.StallMs, row.PlayingMs));
    }

    [Fact]
    public void What_comes_after_its_window_is_late_and_counted()
    {
        _shard.State(0, 's');
        _shard.State(1000, 'p');
        _shard.Event(30_000, "e=t,sta=p");
        _shard.Event(60_000, "e=t,sta=p");
        Assert.Equal(ReportFate.Late, _shard.State(500, 'r', arrival: 60_001));
        SessionRow row = _shard.Row();
        Assert.Equal((0L, 59_000L, 1), (row.StallCount, row.PlayingMs, row.Late));
        Assert.Equal(1, _shard.Counts.Late);
    }

    [Fact]
    public void Without_a_sequence_number_event_and_time_tell_a_duplicate()
    {
        Assert.Equal(ReportFate.Taken, _shard.State(0, 's'));
        Assert.Equal(ReportFate.Taken, _shard.State(0, 'p'));
        Assert.Equal(ReportFate.Duplicate, _shard.State(0, 's', arrival: 10));
        Assert.Equal(ReportFate.Taken, _shard.Event(0, "e=t,sta=p"));
    }

    [Fact]
    public void Events_cease_without_a_last_report()
    {
        _shard.State(0, 's');
        _shard.State(1000, 'p');
        _shard.Event(31_000, "e=t,sta=p");
        _shard.Shard.Advance(ShardUnderTest.T0 + 31_000 + 89_999);
        Assert.Empty(_shard.Rows);
        _shard.Shard.Advance(ShardUnderTest.T0 + 31_000 + 91_000);
        SessionRow row = Assert.Single(_shard.Rows);
        Assert.Equal((SessionEnding.TimedOut, ShardUnderTest.T0 + 31_000, 30_000L), (row.Ending, row.EndMs, row.PlayingMs));
        Assert.Equal((1, 0), (_shard.Counts.TimedOut, _shard.Shard.Count));
    }

    [Theory]
    [InlineData('q', nameof(SessionEnding.Quit))]
    [InlineData('f', nameof(SessionEnding.Failed))]
    public void A_last_report_is_believed_once_late_ones_had_time_to_come(char state, string ending)
    {
        _shard.State(0, 's', ",sn=0");
        _shard.State(9000, state, ",sn=2");
        _shard.State(1000, 'p', ",sn=1", arrival: 19_000);
        _shard.Shard.Advance(ShardUnderTest.T0 + 41_000);
        SessionRow row = Assert.Single(_shard.Rows);
        Assert.Equal((ending, 8000L, 0), (row.Ending.ToString(), row.PlayingMs, row.Late));
        Assert.Equal(ReportFate.AfterClose, _shard.State(2000, 'r', ",sn=1", arrival: 50_000));
        Assert.Equal(ReportFate.AfterClose, _shard.State(60_000, state, ",sn=9"));
        Assert.Equal((0, 2), (_shard.Shard.Count, _shard.Counts.AfterClose));
    }

    [Fact]
    public void Rebuffering_before_the_first_play_is_startup()
    {
        _shard.State(0, 's');
        _shard.State(200, 'r');
        _shard.State(1500, 'p');
        SessionRow row = _shard.Row();
        Assert.Equal((1500L, 0L, 0L), (row.StartupMs, row.StallCount, row.StallMs));
    }

    [Fact]
    public void Rebuffering_after_a_seek_is_the_seek_s()
    {
        _shard.State(0, 's');
        _shard.State(1000, 'p');
        _shard.State(5000, 'k');
        _shard.State(5100, 'r');
        _shard.State(8000, 'p');
        _shard.State(9000, 'a');
        _shard.State(9500, 'k');
        _shard.State(9600, 'a');
        _shard.State(10_000, 'r');
        _shard.State(11_000, 'p');
        _shard.State(12_000, 'r');
        _shard.State(12_700, 'p');
        SessionRow row = _shard.Row();
        Assert.Equal((1L, 700L, 3000L + 100 + 1000, 500L + 400), (row.StallCount, row.StallMs, row.SeekingMs, row.PausedMs));
    }

    [Fact]
    public void Waiting_for_the_viewer_is_no_stall_and_neither_is_a_replay()
    {
        _shard.State(0, 's');
        _shard.State(1000, 'p');
        _shard.State(2000, 'w');
        _shard.State(9000, 'p');
        _shard.State(10_000, 'e');
        _shard.State(20_000, 'r');
        _shard.State(21_000, 'p');
        SessionRow row = _shard.Row();
        Assert.Equal((0L, 0L, 2000L), (row.StallCount, row.StallMs, row.PlayingMs));
    }

    [Fact]
    public void Playback_that_was_joined_late_has_no_known_startup()
    {
        _shard.State(0, 'p');
        _shard.State(1000, 'r');
        SessionRow row = _shard.Row();
        Assert.Equal((null, 1L), (row.StartupMs, row.StallCount));
    }

    [Fact]
    public void Version_1_has_neither_time_stamps_nor_stalls_that_can_be_counted()
    {
        _shard.Request(0, "bl=1000,br=3000,d=4000,ot=v,su");
        _shard.Request(10, "bl=9000,ot=a,br=128,d=2000");
        _shard.Request(4000, "bl=3000,br=1000,d=4000,ot=v,bs");
        Assert.Equal(ReportFate.Late, _shard.Request(2000, "bl=9000,br=1000,d=4000,ot=v,bs"));
        SessionRow row = _shard.Row();
        Assert.Equal((StallSource.None, null, null, 2), (row.StallSource, row.StallCount, row.StallMs, row.StarvedRequests));
        Assert.Equal((ShardUnderTest.T0, ShardUnderTest.T0 + 4000), (row.StartMs, row.EndMs));
        Assert.Equal((2000d, (3000d + 1000 + 1000) / 3, null, 1), (row.MeanLevelMs, row.MeanBitrateKbps, row.PlayingMs, row.Late));
    }

    [Fact]
    public void Requests_for_audio_and_for_video_tell_the_same_stall()
    {
        _shard.Request(0, "v=2,sn=1,bsd=(2500;a),msd=800");
        _shard.Request(10, "v=2,sn=2,bsd=(2600;v)");
        _shard.Request(20, "v=2,sn=2,bsd=(2600;v)");
        _shard.Request(9000, "v=2,sn=3,bsd=(400;v 300;v)");
        SessionRow row = _shard.Row();
        Assert.Equal((StallSource.Requests, 3L, 3300L, 800L, 1), (row.StallSource, row.StallCount, row.StallMs, row.StartupMs, row.Duplicates));
    }

    [Fact]
    public void The_wait_of_a_startup_or_a_seek_told_as_a_stall_s_length_is_none()
    {
        _shard.State(0, 's');
        _shard.State(1000, 'p', ",bsd=(1000)");
        _shard.State(5000, 'k');
        _shard.State(5100, 'r');
        _shard.State(8000, 'p');
        _shard.Event(9000, "e=t,sta=p,bsd=(2900)");
        SessionRow row = _shard.Row();
        Assert.Equal((StallSource.Events, 0L, 0L, 5000L), (row.StallSource, row.StallCount, row.StallMs, row.PlayingMs));
    }

    [Fact]
    public void A_stall_whose_begin_was_lost_is_known_by_its_end()
    {
        _shard.State(0, 's', ",sn=0");
        _shard.State(1000, 'p', ",sn=1");
        _shard.State(9000, 'p', ",sn=3,bsd=(2000)");
        SessionRow row = _shard.Row();
        Assert.Equal((1L, 2000L, 6000L), (row.StallCount, row.StallMs, row.PlayingMs));
    }

    [Fact]
    public void A_stall_whose_end_was_lost_is_as_long_as_the_others()
    {
        _shard.State(0, 's', ",sn=0");
        _shard.State(1000, 'p', ",sn=1");
        _shard.State(5000, 'r', ",sn=2");
        _shard.State(7000, 'p', ",sn=3,bsd=(2000)");
        _shard.State(10_000, 'r', ",sn=4");
        _shard.Event(30_000, "e=t,sta=p,sn=6");
        _shard.State(31_000, 'r', ",sn=7");
        _shard.State(36_000, 'q', ",sn=8");
        SessionRow row = _shard.Row();
        Assert.Equal((3L, 2000L + 2000 + 5000, 4000L + 3000 + 18_000 + 1000), (row.StallCount, row.StallMs, row.PlayingMs));
    }

    [Fact]
    public void Another_content_under_the_session_is_counted_and_its_start_is_no_stall()
    {
        _shard.State(0, 's', ",cid=\"ad\"");
        _shard.State(1000, 'p', ",cid=\"ad\"");
        _shard.State(6000, 'r', ",cid=\"film\"");
        _shard.State(8000, 'p', ",cid=\"film\"");
        _shard.State(9000, 'r', ",cid=\"film\"");
        _shard.State(9300, 'p', ",cid=\"film\"");
        SessionRow row = _shard.Row();
        Assert.Equal((1, "film", 1000L, 1L, 300L), (row.ContentChanges, row.ContentId, row.StartupMs, row.StallCount, row.StallMs));
        Assert.Equal(1, _shard.Counts.ContentChanges);
    }

    [Fact]
    public void Contents_that_come_out_of_order_change_as_often_as_they_did()
    {
        _shard.State(0, 's', ",cid=\"ad\"");
        _shard.State(6000, 'p', ",cid=\"film\"");
        _shard.State(1000, 'p', ",cid=\"ad\"", arrival: 6100);
        _shard.Event(7000, "e=t,cid=\"film\"");
        SessionRow row = _shard.Row();
        Assert.Equal((1, "film"), (row.ContentChanges, row.ContentId));
    }

    [Fact]
    public void The_same_stall_by_request_by_event_and_by_counter_is_one()
    {
        _shard.State(0, 's', ",sn=0");
        _shard.State(1000, 'p', ",sn=1");
        _shard.State(5000, 'r', ",sn=2");
        _shard.State(7500, 'p', ",sn=3");
        _shard.Request(7600, "v=2,sn=7,bs,bsd=(2500;v)");
        Assert.Equal(ReportFate.Taken, _shard.Event(8000, "e=t,sta=p,sn=4"));
        SessionRow byEvents = _shard.Row();
        Assert.Equal((StallSource.Events, 1L, 2500L), (byEvents.StallSource, byEvents.StallCount, byEvents.StallMs));

        ShardUnderTest counted = new();
        counted.State(0, 's', ",sn=0");
        counted.State(5000, 'r', ",sn=2,bsa=(1;v 0;a),bsda=(0;v)");
        counted.Request(7600, "v=2,sn=7,bs,bsd=(2500;v)");
        counted.State(7500, 'p', ",sn=3,bsa=(1),bsda=(2498)");
        SessionRow row = counted.Row();
        Assert.Equal((StallSource.Counters, 1L, 2498L, 1), (row.StallSource, row.StallCount, row.StallMs, row.StarvedRequests));
    }
}
