using BufferHealth.Server.Stores;
using BufferHealth.Stores.Writer;

namespace BufferHealth.Server.Tests.Stores;

public sealed class CrashTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    public void After_kill_9_every_batch_that_was_committed_is_there_once(int after)
    {
        using StoreFolder folder = new();
        using WriterProcess writer = new(null, folder.File, "100000");
        writer.ReadUntil($"kept {after}");
        writer.Kill();
        using DuckDbStore store = folder.Open();
        AssertHolds(store, writer.Kept);
    }

    /// <summary>The batches that were kept are there, whole and once; one more may be, that was committed and not yet told.</summary>
    internal static void AssertHolds(DuckDbStore store, List<int> kept)
    {
        Assert.Equal(Enumerable.Range(0, kept.Count), kept);
        int sessions = 0;
        for (int offset = 0; ; offset += 10_000)
        {
            int page = store.Sessions(new() { Tenant = NumberedBatch.Tenant, FromMs = 0, ToMs = long.MaxValue, Limit = 10_000, Offset = offset }).Count;
            sessions += page;
            if (page < 10_000)
            {
                break;
            }
        }
        int batches = sessions / NumberedBatch.Rows;
        Assert.Equal(batches * NumberedBatch.Rows, sessions);
        Assert.InRange(batches, kept.Count, kept.Count + 1);
        Assert.Equal(
            Enumerable.Range(0, batches).Select(i => NumberedBatch.FirstMs + (i * 60_000L)),
            store.Rollups(new() { Tenant = NumberedBatch.Tenant, Dimension = "content", Value = "content 7", FromMs = 0, ToMs = long.MaxValue, Step = TimeSpan.FromMinutes(1) }).Select(m => m.MinuteMs));
        int last = (batches * NumberedBatch.Rows) - 1;
        foreach (int i in new[] { 0, last / 2, last })
        {
            Assert.Equal([NumberedBatch.Point(i)], store.Points(NumberedBatch.Tenant, NumberedBatch.Session(i).SessionId, 10));
            Assert.Equal([StoreGen.Told(NumberedBatch.Session(i))], store.Session(NumberedBatch.Tenant, NumberedBatch.Session(i).SessionId).Select(StoreGen.Told));
        }
    }
}
