using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;
using BufferHealth.Stores.Writer;
using CsCheck;

namespace BufferHealth.Server.Tests.Stores;

/// <summary>What is written comes back, and written again changes nothing.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Sessions_come_back_as_they_were_and_the_newest_of_a_name_stays()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        int runs = 0;
        StoreGen.Batch.List[1, 4].Sample(
            batches =>
            {
                int run = Interlocked.Increment(ref runs);
                batches = batches.ConvertAll(batch => StoreGen.Apart(batch, run));
                Dictionary<(string, string, int), SessionRow> expected = [];
                foreach (StoreBatch batch in batches)
                {
                    store.Write(batch);
                    foreach (SessionRow row in batch.Rows)
                    {
                        expected[(row.Tenant, row.SessionId, row.Part)] = row;
                    }
                }
                foreach (IGrouping<(string, string), SessionRow> session in expected.Values.GroupBy(row => (row.Tenant, row.SessionId)))
                {
                    Assert.Equal(
                        session.OrderBy(row => row.Part).Select(StoreGen.Told),
                        store.Session(session.Key.Item1, session.Key.Item2).Select(StoreGen.Told));
                }
            },
            iter: 25);
    }

    [Fact]
    public void Batches_written_again_in_any_order_give_the_same_content()
    {
        using StoreFolder first = new();
        using StoreFolder second = new();
        using DuckDbStore once = first.Open();
        using DuckDbStore again = second.Open();
        int runs = 0;
        Gen.Select(StoreGen.Session.List[0, 40], StoreGen.Minute.List[0, 40], Gen.Int[1, 5], Gen.Int).Sample(
            (sessions, minutes, parts, seed) =>
            {
                int run = Interlocked.Increment(ref runs);
                // A name has one content here, as it has where a journal is told again.
                sessions = [.. sessions.DistinctBy(s => (s.Tenant, s.SessionId, s.Part))];
                minutes = [.. minutes.DistinctBy(m => (m.Tenant, m.MinuteMs, m.Dimension, m.Value, m.Shard))];
                StoreBatch[] batches = [.. Enumerable.Range(0, parts).Select(part => StoreGen.Apart(
                    new([.. sessions.Where((_, i) => i % parts == part)], [.. minutes.Where((_, i) => i % parts == part)], []), run))];
                Array.ForEach(batches, once.Write);
                StoreBatch[] shuffled = [.. batches, .. batches, .. batches];
                new Random(seed).Shuffle(shuffled);
                Array.ForEach(shuffled, again.Write);
                string[] content = Content(once, run);
                Assert.Equal(content, Content(again, run));
                Assert.Equal(sessions.Count(s => s.StartMs < long.MaxValue), content.Count(line => line.StartsWith("SessionRow", StringComparison.Ordinal)));
            },
            iter: 8);
    }

    [Fact]
    public void Points_come_back_by_time_the_newest_up_to_the_limit()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        int runs = 0;
        StoreGen.Point.List[0, 30].Sample(
            points =>
            {
                StoreBatch batch = StoreGen.Apart(new([], [], points), Interlocked.Increment(ref runs));
                store.Write(batch);
                foreach (IGrouping<(string, string), SessionPoint> session in batch.Points.GroupBy(p => (p.Tenant, p.SessionId)))
                {
                    SessionPoint[] expected = [.. session.OrderBy(p => p.AtMs).ThenBy(p => p.Position)];
                    Assert.Equal(expected, store.Points(session.Key.Item1, session.Key.Item2, 1000));
                    Assert.Equal(expected.TakeLast(3), store.Points(session.Key.Item1, session.Key.Item2, 3));
                }
            },
            iter: 25);
    }

    [Fact]
    public void Points_after_a_position_are_forgotten_and_no_others()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        store.Write(new([], [], [.. Enumerable.Range(0, 10).Select(i => NumberedPoint(i))]));
        store.ForgetPointsAfter(6);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], store.Points("acme", "s", 100).Select(p => p.Position));
    }

    [Fact]
    public void What_is_older_than_the_limit_is_forgotten_and_counted()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        for (int i = 0; i < 3; i++)
        {
            store.Write(NumberedBatch.Of(i));
        }
        // Sessions and points follow each other by 100 ms; a session ends a minute after its point. A batch has 500 of each and a minute.
        const long Before = NumberedBatch.FirstMs + 70_000;
        Assert.Equal(100 + (2 * 500) + 700, store.Expire(Before));
        Assert.Equal(0, store.Expire(Before));
        Assert.Equal(1400, store.Sessions(new() { Tenant = "acme", FromMs = 0, ToMs = long.MaxValue, Limit = 10_000 }).Count);
        Assert.Equal(6 * 500, store.Rollups(new() { Tenant = "acme", Dimension = "content", FromMs = 0, ToMs = long.MaxValue, Limit = 1000 }).Sum(m => m.Started));
        Assert.Empty(store.Session("acme", NumberedBatch.Session(99).SessionId));
        Assert.Single(store.Session("acme", NumberedBatch.Session(100).SessionId));
        Assert.Empty(store.Points("acme", NumberedBatch.Session(699).SessionId, 10));
        Assert.Single(store.Points("acme", NumberedBatch.Session(700).SessionId, 10));
    }

    [Fact]
    public void A_store_of_more_rows_than_a_chunk_of_the_appender_comes_back_after_it_was_closed()
    {
        using StoreFolder folder = new();
        SessionRow[] rows = [.. Enumerable.Range(0, 5000).Select(NumberedBatch.Session).Select(
            row => row with { Custom = Enumerable.Range(0, row.Reports % 5).ToDictionary(k => $"k-{k}", k => $"{row.SessionId} {k}") })];
        RollupRow[] minutes = [.. Enumerable.Range(0, 5000).Select(i => NumberedBatch.Minute(60_000, "x-k", $"{i}", 0, i))];
        using (DuckDbStore store = folder.Open())
        {
            store.Write(new(rows, minutes, []));
        }
        using DuckDbStore opened = folder.Open();
        Assert.Equal(
            rows.Select(StoreGen.Told).Order(StringComparer.Ordinal),
            opened.Sessions(new() { Tenant = "acme", FromMs = 0, ToMs = long.MaxValue, Limit = 10_000 }).Select(StoreGen.Told).Order(StringComparer.Ordinal));
        Assert.Equal(
            StoreGen.Told(minutes[4321] with { MinuteMs = 0 }),
            StoreGen.Told(Assert.Single(opened.Rollups(new() { Tenant = "acme", Dimension = "x-k", Value = "4321", FromMs = 0, ToMs = 120_000 }))));
    }

    private static string[] Content(DuckDbStore store, int run) =>
    [
        .. new[] { $"a {run}", $"b'\0 {run}" }.SelectMany(tenant => (IEnumerable<string>)
        [
            .. store.Sessions(new() { Tenant = tenant, FromMs = long.MinValue, ToMs = long.MaxValue, Limit = 10_000 }).Select(StoreGen.Told),
            .. store.DimensionsOf(tenant, 0, long.MaxValue).SelectMany(dimension => store.Rollups(new()
            {
                Tenant = tenant,
                Dimension = dimension,
                FromMs = 0,
                ToMs = long.MaxValue,
                Step = TimeSpan.FromMinutes(1),
            })).Select(StoreGen.Told),
        ]),
    ];

    private static SessionPoint NumberedPoint(int i) => NumberedBatch.Point(i) with { SessionId = "s" };
}
