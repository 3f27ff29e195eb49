using BufferHealth.Server.Rollups;
using BufferHealth.Server.Stores;
using BufferHealth.Stores.Writer;

namespace BufferHealth.Server.Tests.Stores;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Queries_see_whole_batches_while_batches_are_written_and_written_again()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        const int Batches = 12;
        using CancellationTokenSource done = new();
        Task<int>[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            int queries = 0;
            long most = 0;
            do
            {
                int sessions = store.Sessions(new() { Tenant = NumberedBatch.Tenant, FromMs = 0, ToMs = long.MaxValue, Limit = 10_000 }).Count;
                Assert.Equal(0, sessions % NumberedBatch.Rows);
                Assert.InRange(sessions, most, Batches * NumberedBatch.Rows);
                most = sessions;
                IReadOnlyList<RollupRow> sums = store.Rollups(new() { Tenant = NumberedBatch.Tenant, Dimension = "content", FromMs = 0, ToMs = long.MaxValue, Limit = 1000 });
                Assert.InRange(sums.Sum(row => row.Started), sessions / NumberedBatch.Rows * 3000L, Batches * 3000L);
                Assert.All(sums, row => Assert.Equal((row.Started, row.Started, row.Started), (row.Startup.Total, row.Level.Total, row.Score.Total)));
                queries++;
            }
            while (!done.IsCancellationRequested);
            return queries;
        }, CancellationToken.None))];
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < Batches; i++)
            {
                StoreBatch batch = NumberedBatch.Of(i);
                store.Write(round == 0 ? batch : batch with { Points = [] });
            }
        }
        done.Cancel();
        Assert.All(await Task.WhenAll(readers), queries => Assert.True(queries > 1));
        CrashTests.AssertHolds(store, [.. Enumerable.Range(0, Batches)]);
    }

    [Fact]
    public async Task A_slow_store_keeps_its_writer_waiting_and_not_its_readers()
    {
        using StoreFolder folder = new();
        using SlowStore store = new(folder.Open());
        store.Hold();
        Task write = Task.Run(() => store.Write(NumberedBatch.Of(0)), TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => store.IsWriting, TimeSpan.FromSeconds(30)));
        Assert.Empty(store.Session(NumberedBatch.Tenant, NumberedBatch.Session(0).SessionId));
        Assert.False(write.IsCompleted);
        store.Release();
        await write;
        Assert.Equal(3 * NumberedBatch.Rows, store.Rows);
        Assert.Single(store.Session(NumberedBatch.Tenant, NumberedBatch.Session(0).SessionId));
        store.Fault = new StoreUnavailableException("full");
        Assert.Throws<StoreUnavailableException>(() => store.Write(NumberedBatch.Of(1)));
        Assert.Equal(3 * NumberedBatch.Rows, store.Rows);
    }
}
