using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>Nothing that comes makes a shard grow without bound, and nothing is dropped without a count.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void One_session_too_many_closes_the_one_that_was_silent_for_longest()
    {
        ShardUnderTest shard = new(new() { Capacity = 3 });
        foreach (string sid in (string[])["a", "b", "c"])
        {
            shard.Event(0, "e=t,sta=p", sid: sid);
        }
        shard.Event(1000, "e=t,sta=p", sid: "a");
        shard.Event(2000, "e=t,sta=p", sid: "d");
        Assert.Equal(("b", SessionEnding.Evicted), Assert.Single(shard.Rows.Select(r => (r.SessionId, r.Ending))));
        Assert.Equal((3, 1L), (shard.Shard.Count, shard.Counts.Evicted));
    }

    [Fact]
    public void A_record_without_a_session_is_counted()
    {
        ShardUnderTest shard = new();
        Assert.Equal(ReportFate.NoSession, shard.Event(0, "e=t", sid: ""));
        Assert.Equal(ReportFate.NoSession, shard.Take(ReportMode.Event, "e=t,sid=\"\",ts=1", 0));
        Assert.Equal((2L, 0), (shard.Counts.NoSession, shard.Shard.Count));
    }

    [Fact]
    public void The_same_id_of_two_tenants_is_two_sessions()
    {
        ShardUnderTest shard = new();
        shard.Take(ReportMode.Request, "sid=\"a\"", 0, "x");
        shard.Take(ReportMode.Request, "sid=\"a\"", 0, "y");
        shard.Shard.Close();
        Assert.Equal(["x", "y"], shard.Rows.Select(r => r.Tenant));
    }

    [Fact]
    public void Custom_keys_are_kept_up_to_their_number_and_length()
    {
        ShardUnderTest shard = new(new() { CustomKeys = 2 });
        shard.Event(0, "e=t,com-room=\"a\",com-tier=gold,com-more=\"b\",com-number=7");
        shard.Event(1000, "e=t,com-room=\"c\"");
        shard.Event(2000, $"e=t,com-room=\"{new string('x', 129)}\"");
        SessionRow row = shard.Row();
        Assert.Equal(new() { ["com-room"] = "c", ["com-tier"] = "gold" }, new Dictionary<string, string>(row.Custom));
        Assert.Equal((2, 2L), (row.Refused, shard.Counts.RefusedKeys));
    }

    [Fact]
    public void More_records_than_can_wait_are_settled_early_and_counted()
    {
        ShardUnderTest shard = new();
        for (int i = 0; i < 100; i++)
        {
            shard.State(i, i % 2 == 0 ? 'p' : 'a', $",sn={i}", arrival: 1000);
        }
        SessionRow row = shard.Row();
        Assert.Equal((50L, 49L), (row.PlayingMs, row.PausedMs));
        Assert.True(shard.Counts.Crowded > 0);
    }

    [Theory]
    [InlineData(2 * 3_600_000)]
    [InlineData(-2 * 3_600_000)]
    public void A_clock_that_jumps_costs_no_time(long jump)
    {
        ShardUnderTest shard = new();
        shard.State(0, 's');
        shard.State(1000, 'p');
        shard.Event(31_000 + jump, "e=t,sta=p", arrival: 31_000);
        shard.State(40_000 + jump, 'r', arrival: 40_000);
        shard.State(42_000 + jump, 'p', arrival: 42_000);
        SessionRow row = shard.Row();
        Assert.Equal((1L, 2000L, 39_000L, 1000L), (row.StallCount, row.StallMs, row.PlayingMs, row.StartupMs));
        Assert.Equal((ShardUnderTest.T0, ShardUnderTest.T0 + 42_000, 1L), (row.StartMs, row.EndMs, shard.Counts.ClockJumps));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(50)]
    public void A_clock_that_is_put_back_by_minutes_is_known_by_the_numbers(int minutes)
    {
        ShardUnderTest shard = new();
        long back = minutes * 60_000L;
        shard.State(0, 's', ",sn=0");
        shard.State(1000, 'p', ",sn=1");
        shard.Event(31_000, "e=t,sta=p,sn=2");
        shard.Event(61_000 - back, "e=t,sta=p,sn=3", arrival: 61_000);
        shard.State(70_000 - back, 'r', ",sn=4", arrival: 70_000);
        shard.State(72_000 - back, 'p', ",sn=5", arrival: 72_000);
        SessionRow row = shard.Row();
        Assert.Equal((1L, 2000L, 69_000L, 0, 1L), (row.StallCount, row.StallMs, row.PlayingMs, row.Late, shard.Counts.ClockJumps));
        Assert.Equal((ShardUnderTest.T0, ShardUnderTest.T0 + 72_000), (row.StartMs, row.EndMs));
    }

    [Fact]
    public void A_page_that_was_loaded_anew_counts_from_0_and_loses_nothing()
    {
        ShardUnderTest shard = new();
        for (int i = 0; i < 10; i++)
        {
            shard.Event(i * 1000, $"e=t,sta=p,sn={i},bsa=({i}),bsda=({i * 100})");
        }
        Assert.Equal(ReportFate.Taken, shard.Event(20_000, "e=t,sta=p,sn=0,bsa=(0),bsda=(0)"));
        Assert.Equal(ReportFate.Taken, shard.Event(21_000, "e=t,sta=p,sn=1,bsa=(1),bsda=(50)"));
        SessionRow row = shard.Row();
        Assert.Equal((10L, 950L, 1L), (row.StallCount, row.StallMs, shard.Counts.SequenceRestarts));
    }

    [Theory]
    [InlineData("bsa=(2)", 2, 3000)]
    [InlineData("bsda=(2900)", 1, 2900)]
    [InlineData("bsa=(2),bsda=(2900)", 2, 2900)]
    public void Of_two_totals_the_one_that_is_not_told_comes_from_the_states(string told, long count, long ms)
    {
        ShardUnderTest shard = new();
        shard.State(0, 'p');
        shard.State(5000, 'r');
        shard.State(8000, 'p', $",{told}");
        SessionRow row = shard.Row();
        Assert.Equal((StallSource.Counters, count, ms), (row.StallSource, row.StallCount!.Value, row.StallMs!.Value));
    }

    [Fact]
    public void A_session_that_comes_back_after_it_was_closed_tells_its_totals_once()
    {
        ShardUnderTest shard = new();
        shard.Event(0, "e=t,sta=p,sn=1,bsa=(3),bsda=(900)");
        shard.Event(300_000, "e=t,sta=p,sn=2,bsa=(5),bsda=(1000)");
        shard.Shard.Close();
        Assert.Equal([(0, 3L, 900L), (1, 2L, 100L)], shard.Rows.Select(r => (r.Part, r.StallCount!.Value, r.StallMs!.Value)));
        Assert.Equal(1, shard.Counts.Resumed);
    }

    [Fact]
    public void A_timeline_is_told_each_state_once_and_nothing_of_the_past()
    {
        ShardUnderTest shard = new();
        shard.State(0, 's');
        shard.State(4000, 'r');
        shard.State(5000, 'p', arrival: 7000);
        shard.State(6000, 'r');
        shard.State(5500, 'a', arrival: 6100);
        shard.Event(6500, "e=t,sta=r");
        Assert.Equal(
            [(SessionState.Starting, 0), (SessionState.Playing, 5000), (SessionState.Stalled, 6000L)],
            shard.Points.Select(p => (p.State, p.AtMs - ShardUnderTest.T0)));
    }

    [Theory]
    [InlineData(0, 90, "Capacity is 0 and must be 1 to 1000000.")]
    [InlineData(1, 0, "IdleLimit is 00:00:00 and must be 1 s to 1 h.")]
    public void An_option_outside_its_range_is_refused(int capacity, int idle, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<ArgumentOutOfRangeException>(
            () => new ShardUnderTest(new() { Capacity = capacity, IdleLimit = TimeSpan.FromSeconds(idle) })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_tenant_that_is_too_long_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ShardUnderTest().Take(ReportMode.Request, "sid=\"a\"", 0, new string('x', 65)));
}
