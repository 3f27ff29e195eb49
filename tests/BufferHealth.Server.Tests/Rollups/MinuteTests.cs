using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Tests.Sessions;
using CsCheck;

namespace BufferHealth.Server.Tests.Rollups;

/// <summary>Minutes add up to the sessions' rows, whatever came in between.</summary>
public sealed class MinuteTests
{
    private const long Minute = 60_000;

    /// <summary>T0 is 40 s into a minute.</summary>
    private const long FirstMinute = ShardUnderTest.T0 / Minute * Minute;

    [Fact]
    public void Over_all_minutes_each_dimension_has_what_the_rows_have() =>
        Gen.Select(Gen.Int, Gen.Int[1, 20], Gen.Int[1, 6]).Sample(
            (seed, steps, viewers) =>
            {
                ShardUnderTest shard = Crowd.Follow(seed, steps, viewers);
                shard.Shard.Close();
                Assert.Contains(shard.Rows, r => r.StallSource == StallSource.Counters);
                foreach (IGrouping<string, RollupRow> dimension in shard.Minutes.GroupBy(m => m.Dimension))
                {
                    SessionRow[] rows = [.. shard.Rows.Where(r => !dimension.Key.Contains('-', StringComparison.Ordinal) || r.Custom.ContainsKey(dimension.Key))];
                    Assert.Equal(Totals.Of(rows), Totals.Of(dimension));
                }
                Assert.Equal(["all", "cdn", "com-room", "content", "player"], shard.Minutes.Select(m => m.Dimension).Distinct().Order());
                Assert.Equal(shard.Minutes.Count, shard.Minutes.DistinctBy(m => (m.Tenant, m.MinuteMs, m.Dimension, m.Value)).Count());
                Assert.All(shard.Minutes, m => Assert.Equal(7, m.Shard));
            },
            iter: 300);

    [Fact]
    public void A_minute_is_told_by_the_first_call_after_it_and_has_what_became_known_in_it()
    {
        ShardUnderTest shard = new();
        shard.Take(ReportMode.Event, $"sid=\"a\",ts={ShardUnderTest.T0},e=ps,sta=s,cid=\"film\",com-room=\"x\"", 0, player: "hls.js");
        shard.State(2000, 'p', ",cid=\"film\",bl=(3000)");
        shard.State(12_000, 'r', ",cid=\"film\",bl=(0)");
        shard.State(15_000, 'p', ",cid=\"film\",bl=(700)");
        shard.Shard.Advance(FirstMinute + Minute - 1);
        Assert.Empty(shard.Minutes);
        shard.Shard.Advance(FirstMinute + Minute);
        RollupRow all = Assert.Single(shard.Minutes, m => m.Dimension == Dimensions.All);
        Assert.Equal(("t", FirstMinute, "", 1L, 1L, 0L), (all.Tenant, all.MinuteMs, all.Value, all.Viewers, all.Started, all.Closed));
        Assert.Equal((10_000L, 3000L, 1L, 4L), (all.PlayingMs, all.StallMs, all.StallCount, all.Reports));
        Assert.Equal((1L, 0L), (all.Level.Counts[1], all.Score.Total));
        Assert.Equal(
            [("all", ""), ("cdn", ""), ("com-room", "x"), ("content", "film"), ("player", "hls.js")],
            shard.Minutes.Select(m => (m.Dimension, m.Value)).Order());

        shard.Minutes.Clear();
        shard.State(40_000, 'q', ",cid=\"film\"");
        shard.Shard.Advance(FirstMinute + (3 * Minute));
        all = Assert.Single(shard.Minutes, m => m.Dimension == Dimensions.All);
        Assert.Equal((FirstMinute + Minute, 0L, 0L, 25_000L, 0L, 1L), (all.MinuteMs, all.Viewers, all.Started, all.PlayingMs, all.StallMs, all.Reports));
        Assert.Equal((0L, 1L), (all.Closed, all.Startup.Total));
    }

    [Fact]
    public void A_minute_in_which_nothing_is_known_tells_nothing()
    {
        ShardUnderTest shard = new();
        shard.State(0, 's');
        shard.State(1000, 'q');
        shard.Shard.Advance(FirstMinute + (5 * Minute));
        shard.Shard.Advance(FirstMinute + (6 * Minute));
        shard.Minutes.Clear();
        for (int i = 7; i < 20; i++)
        {
            shard.Shard.Advance(FirstMinute + (i * Minute));
        }
        Assert.Empty(shard.Minutes);
    }

    [Fact]
    public void Values_and_keys_above_the_most_are_added_up_and_counted()
    {
        ShardUnderTest shard = new(new() { RollupValues = 2, RollupKeys = 1 });
        for (int i = 0; i < 5; i++)
        {
            shard.Event(0, $"e=t,sta=p,cid=\"{(i == 4 ? "(others)" : i)}\",com-a{i}=\"x\"", sid: $"{i}");
        }
        shard.Shard.Close();
        RollupRow[] contents = [.. shard.Minutes.Where(m => m.Dimension == Dimensions.Content)];
        Assert.Equal([("0", 1L), ("1", 1L), ("(others)", 3L)], contents.Select(m => (m.Value, m.Reports)));
        Assert.Equal(["com-a0"], shard.Minutes.Select(m => m.Dimension).Where(d => d.StartsWith("com-", StringComparison.Ordinal)));
        Assert.Equal((3L, 4L), (shard.Counts.OtherValues, shard.Counts.RefusedDimensions));
    }

    [Fact]
    public void Our_client_s_totals_are_neither_dimensions_nor_custom_keys()
    {
        ShardUnderTest shard = new(new() { CustomKeys = 1 });
        shard.Event(0, "e=t,sta=p,bh-playing=1,bh-paused=\"x\",bh-seeking=2,bh-starting=3,bh-score=90,bh-cause=network,com-a=\"b\"");
        SessionRow row = shard.Row();
        Assert.Equal(["com-a"], row.Custom.Keys);
        Assert.Equal((1, 90d), (row.Refused, row.Score));
        Assert.DoesNotContain(shard.Minutes, m => m.Dimension.StartsWith("bh-", StringComparison.Ordinal));
    }

    [Fact]
    public void Sessions_of_which_only_the_stalls_are_known_are_in_no_ratio()
    {
        ShardUnderTest shard = new();
        shard.Request(0, "v=2,sn=1,bsd=(2500;v)");
        shard.Shard.Close();
        RollupRow all = shard.Minutes.Find(m => m.Dimension == Dimensions.All)!;
        Assert.Equal((0L, 0L, 1L, 1L), (all.PlayingMs, all.StallMs, all.StallCount, all.Closed));
        Assert.Equal(2500, Assert.Single(shard.Rows).StallMs);
    }

    /// <summary>What minutes and rows must agree on.</summary>
    private sealed record Totals(long PlayingMs, long StallMs, long StallCount, long Errors, long Reports, long Startups, long Sessions, long Scores)
    {
        public static Totals Of(IEnumerable<RollupRow> minutes) => new(
            minutes.Sum(m => m.PlayingMs), minutes.Sum(m => m.StallMs), minutes.Sum(m => m.StallCount), minutes.Sum(m => m.Errors), minutes.Sum(m => m.Reports),
            minutes.Sum(m => m.Startup.Total), minutes.Sum(m => m.Started + m.Closed) / 2, minutes.Sum(m => m.Score.Total));

        public static Totals Of(SessionRow[] rows)
        {
            SessionRow[] both = [.. rows.Where(r => r.PlayingMs is not null && r.StallMs is not null)];
            return new(
                both.Sum(r => r.PlayingMs!.Value), both.Sum(r => r.StallMs!.Value), rows.Sum(r => r.StallCount ?? 0), rows.Sum(r => r.Errors), rows.Sum(r => r.Reports),
                rows.Count(r => r.StartupMs is not null), rows.Length, rows.Count(r => r.Score is not null));
        }
    }
}
