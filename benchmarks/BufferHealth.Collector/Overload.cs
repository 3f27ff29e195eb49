using System.Diagnostics;
using System.Text;
using BufferHealth.Cmcd;
using BufferHealth.Server.Collection;
using BufferHealth.Server.Doors;
using BufferHealth.Server.Stores;
using BufferHealth.Server.Tests.Stores;

namespace BufferHealth.CollectorRuns;

/// <summary>
/// The collector in this process, with a store slowed to 1000 rows a second. Each record is a change of state and so a row: 2000 a second come for
/// 20 s, then 500. What is refused is counted, not sent again.
/// </summary>
internal static class Overload
{
    private const int StoreRows = 1000;
    private static readonly TimeSpan _overload = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _after = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _recovered = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("overload-");
        using SlowStore store = new(DuckDbStore.Open(Path.Combine(folder.FullName, "sessions.duckdb"), new())) { RowsPerSecond = StoreRows };
        Collector collector = Collector.Open(new() { DataPath = folder.FullName }, store, TimeProvider.System);
        long started = Stopwatch.GetTimestamp();
        TimeSpan? lastBusy = null;
        int busy = 0;
        int taken = 0;
        long mostWaiting = 0;
        int number = 0;
        while (Stopwatch.GetElapsedTime(started) is var at && at < _overload + _after)
        {
            int perTick = at < _overload ? StoreRows * 2 / 20 : StoreRows / 2 / 20;
            switch (await collector.TakeAsync(Batch(ref number, perTick, out int count), count))
            {
                case Intake.Taken:
                    taken += perTick;
                    break;
                case Intake.Busy:
                    busy += perTick;
                    lastBusy = at;
                    break;
                default:
                    Console.WriteLine($"Unavailable: {collector.Fault}");
                    return 1;
            }
            mostWaiting = Math.Max(mostWaiting, collector.Writer.Waiting);
            await Task.Delay(50, cancel);
        }
        TimeSpan recovered = (lastBusy ?? TimeSpan.Zero) - _overload;
        await collector.Writer.FlushAsync().WaitAsync(TimeSpan.FromSeconds(30), cancel);
        long kept = 0;
        foreach (ShardLoop loop in collector.Loops)
        {
            kept += await loop.AskAsync(shard => shard.Counts.Records, cancel);
        }
        await collector.DisposeAsync();
        Console.WriteLine($"{taken} records taken, {busy} refused with 429, {mostWaiting} rows waited at most; the last refusal came {Math.Max(0, recovered.TotalSeconds):F1} s after the load fell (aim 5); {kept} records in sessions, {store.Rows} rows in the store.");
        folder.Delete(recursive: true);
        return busy > 0 && recovered <= _recovered && kept == taken ? 0 : 1;
    }

    private static byte[] Batch(ref int number, int records, out int count)
    {
        StringBuilder body = new();
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        for (int i = 0; i < records; i++, number++)
        {
            int session = number % 2000;
            int turn = number / 2000;
            body.Append($"v=2,sid=\"s{session}\",sn={turn},ts={now},e=ps,sta={(turn % 2 == 0 ? 'p' : 'r')}\n");
        }
        CmcdFaults faults = default;
        return RecordLines.OfBody(Encoding.ASCII.GetBytes(body.ToString()), CmcdReading.Strict, "t"u8, "p"u8, ref faults, out count);
    }
}
