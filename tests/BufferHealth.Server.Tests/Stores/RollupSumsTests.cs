using BufferHealth.Server.Rollups;
using BufferHealth.Server.Stores;
using BufferHealth.Stores.Writer;
using CsCheck;

namespace BufferHealth.Server.Tests.Stores;

public sealed class RollupSumsTests
{
    [Fact]
    public void Sums_are_those_of_the_rows()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        int runs = 0;
        Gen.Select(
        StoreGen.Minute.List[0, 60], Gen.OneOf<int?>(null, 1, 2, 5), Gen.Bool, Gen.Int[1, 4], Gen.Int[99, 112], Gen.Int[99, 112]).Sample(
        (rows, step, one, limit, from, to) =>
        {
            int run = Interlocked.Increment(ref runs);
            rows = [.. StoreGen.Apart(new([], rows, []), run).Rollups];
            store.Write(new([], rows, []));
            RollupQuery query = new()
            {
                Tenant = $"a {run}",
                Dimension = Dimensions.Content,
                Value = one ? "v" : null,
                FromMs = from * 60_000,
                ToMs = to * 60_000,
                Step = step is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
                Limit = limit,
            };
            Assert.Equal(Expected(rows, query).Select(StoreGen.Told), store.Rollups(query).Select(StoreGen.Told));
        },
        iter: 60);
    }

    [Fact]
    public void Viewers_of_a_range_are_those_of_its_busiest_minute_over_all_shards()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        RollupRow row = NumberedBatch.Minute(60_000, Dimensions.All, "", 0, 0);
        store.Write(new([], [row with { Viewers = 5 }, row with { Shard = 1, Viewers = 4 }, row with { MinuteMs = 120_000, Viewers = 8 }], []));
        RollupRow sum = Assert.Single(store.Rollups(new() { Tenant = "acme", Dimension = Dimensions.All, FromMs = 0, ToMs = 600_000 }));
        Assert.Equal((9, 18, 0L), (sum.Viewers, sum.Started, sum.MinuteMs));
        Assert.Equal(row.Startup.Counts.Select(c => c * 3), sum.Startup.Counts);
    }

    [Fact]
    public void Sums_above_what_a_long_holds_are_cut_to_it()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        RollupRow row = NumberedBatch.Minute(0, Dimensions.All, "", 0, 0) with { PlayingMs = long.MaxValue, StallMs = long.MinValue };
        store.Write(new([], [row, row with { Shard = 1 }], []));
        RollupRow sum = Assert.Single(store.Rollups(new() { Tenant = "acme", Dimension = Dimensions.All, FromMs = 0, ToMs = 600_000 }));
        Assert.Equal((long.MaxValue, long.MinValue), (sum.PlayingMs, sum.StallMs));
    }

    [Fact]
    public void Dimensions_are_those_of_the_tenant_and_the_time()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        RollupRow row = NumberedBatch.Minute(60_000, "x-b", "", 0, 0);
        store.Write(new([], [row, row with { Dimension = "all" }, row with { Dimension = "x-later", MinuteMs = 120_000 }, row with { Tenant = "other", Dimension = "x-other" }], []));
        Assert.Equal(["all", "x-b"], store.DimensionsOf("acme", 60_000, 120_000));
        Assert.Empty(store.DimensionsOf("acme", 0, 60_000));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1001, null)]
    [InlineData(1, 0)]
    [InlineData(1, -60)]
    [InlineData(1, 90)]
    [InlineData(1, 59)]
    public void A_limit_or_a_step_out_of_its_range_is_refused_by_name(int limit, int? stepSeconds)
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        RollupQuery query = new()
        {
            Tenant = "acme",
            Dimension = Dimensions.All,
            FromMs = 0,
            ToMs = 1,
            Limit = limit,
            Step = stepSeconds is { } s ? TimeSpan.FromSeconds(s) : null,
        };
        Assert.Contains(stepSeconds is null ? "limit must be 1 to 1000" : "step must be a minute", Assert.Throws<ArgumentOutOfRangeException>(() => store.Rollups(query)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<RollupRow> Expected(IEnumerable<RollupRow> written, RollupQuery query)
    {
        RollupRow[] rows = [.. written
            .GroupBy(r => (r.Tenant, r.MinuteMs, r.Dimension, r.Value, r.Shard)).Select(g => g.Last())
            .Where(r => r.Tenant == query.Tenant && r.Dimension == query.Dimension && r.MinuteMs >= query.FromMs && r.MinuteMs < query.ToMs)
            .Where(r => query.Value is null || r.Value == query.Value)];
        return rows.GroupBy(r => r.Value)
            .OrderByDescending(g => Sum(g, r => r.PlayingMs)).ThenByDescending(g => Sum(g, r => r.Reports)).ThenBy(g => g.Key, StoreGen.TextOrder)
            .Take(query.Limit)
            .SelectMany(value => value
                .GroupBy(r => query.Step is { } step ? r.MinuteMs - (r.MinuteMs % (long)step.TotalMilliseconds) : query.FromMs)
                .OrderBy(g => g.Key)
                .Select(g => g.First() with
                {
                    MinuteMs = g.Key,
                    Shard = 0,
                    Viewers = Cut(g.GroupBy(r => r.MinuteMs).Max(minute => Sum(minute, r => r.Viewers))),
                    Started = Cut(Sum(g, r => r.Started)),
                    Closed = Cut(Sum(g, r => r.Closed)),
                    PlayingMs = Cut(Sum(g, r => r.PlayingMs)),
                    StallMs = Cut(Sum(g, r => r.StallMs)),
                    StallCount = Cut(Sum(g, r => r.StallCount)),
                    Errors = Cut(Sum(g, r => r.Errors)),
                    Reports = Cut(Sum(g, r => r.Reports)),
                    Startup = Merged(g, Histogram.Startup, r => r.Startup),
                    Level = Merged(g, Histogram.Level, r => r.Level),
                    Score = Merged(g, Histogram.Score, r => r.Score),
                }));
    }

    private static Int128 Sum(IEnumerable<RollupRow> rows, Func<RollupRow, long> of) => rows.Aggregate(Int128.Zero, (sum, row) => sum + of(row));

    private static long Cut(Int128 sum) => (long)Int128.Clamp(sum, long.MinValue, long.MaxValue);

    private static Histogram Merged(IEnumerable<RollupRow> rows, int[] bounds, Func<RollupRow, Histogram> of)
    {
        Histogram all = Histogram.Of(bounds);
        foreach (RollupRow row in rows)
        {
            all.Add(of(row));
        }
        return all;
    }
}
