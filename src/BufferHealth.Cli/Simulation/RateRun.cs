using System.Diagnostics;

namespace BufferHealth.Cli.Simulation;

/// <summary>Sends what is in a pool at a rate, or as fast as it is taken when that is less. What the collector makes of it is no truth of anything.</summary>
internal sealed class RateRun(RatePool pool, Door door, int connections, double recordsPerSecond)
{
    private readonly double _perBody = (double)pool.Records / pool.Count;
    private long _next = -1;

    internal async Task RunAsync(TimeSpan duration, CancellationToken cancel)
    {
        long began = Stopwatch.GetTimestamp();
        Uri[] addresses = [.. Enumerable.Range(0, pool.Count).Select(i => door.Address(pool[i].Player))];
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendAsync(addresses, began, duration, cancel), CancellationToken.None)));
    }

    private async Task SendAsync(Uri[] addresses, long began, TimeSpan duration, CancellationToken cancel)
    {
        byte[] room = [];
        while (!door.IsClosed && !cancel.IsCancellationRequested)
        {
            long number = Interlocked.Increment(ref _next);
            TimeSpan due = TimeSpan.FromSeconds(number * _perBody / recordsPerSecond);
            TimeSpan now = Stopwatch.GetElapsedTime(began);
            if (due > duration || now > duration)
            {
                return;
            }
            if (due - now > TimeSpan.FromMilliseconds(1))
            {
                try
                {
                    await Task.Delay(due - now, cancel);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
            int body = (int)(number % pool.Count);
            int length = pool.Write(body, (int)(number / pool.Count), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), ref room);
            await door.PostAsync(addresses[body], room.AsMemory(0, length), pool[body].Records, pool[body].Player == "buffer-health", cancel);
        }
    }
}
