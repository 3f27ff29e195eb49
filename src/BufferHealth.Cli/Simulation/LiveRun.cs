using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace BufferHealth.Cli.Simulation;

/// <summary>Sends records over HTTP when they are due: a second of the simulation is a second, because a collector's clock is not ours to speed up.</summary>
internal sealed class LiveRun(Fleet fleet, Door door, int batchSize, int connections)
{
    // A stall has 2 s to the dashboard; records wait this long for others.
    private const long LongestWaitMs = 250;
    private const int TickMs = 10;

    private readonly Dictionary<string, Batch> _open = [];
    private readonly ConcurrentBag<Batch> _free = [];
    private readonly Channel<Batch> _ready = Channel.CreateBounded<Batch>(connections * 4);

    /// <summary>The farthest that sending has been behind.</summary>
    internal long BehindMs { get; private set; }

    /// <summary>Since the run began.</summary>
    internal long NowMs { get; private set; }

    internal async Task RunAsync(long epochMs, CancellationToken cancel)
    {
        Task[] senders = [.. Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendAsync(cancel), CancellationToken.None))];
        try
        {
            await FeedAsync(new Words(epochMs), epochMs, cancel);
        }
        catch (OperationCanceledException)
        {
            // What was written until now is told.
        }
        _ready.Writer.TryComplete();
        await Task.WhenAll(senders);
    }

    private async Task FeedAsync(Words words, long epochMs, CancellationToken cancel)
    {
        // Counted from the epoch, so that time stamps and arrivals agree however long the start took.
        long began = Stopwatch.GetTimestamp() - (long)((DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - epochMs) * (Stopwatch.Frequency / 1000.0));
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(TickMs));
        while (!door.IsClosed && fleet.NextArrivalMs is not null)
        {
            await tick.WaitForNextTickAsync(cancel);
            NowMs = (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            while (fleet.NextArrivalMs is { } arrival && arrival <= NowMs && fleet.TryNext(out Delivery delivery))
            {
                BehindMs = Math.Max(BehindMs, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds - arrival);
                await AddAsync(words, delivery, cancel);
            }
            foreach (Batch batch in _open.Values.Where(b => b.Records.Count > 0 && NowMs - b.OpenedMs >= LongestWaitMs).ToList())
            {
                await ShipAsync(batch, cancel);
            }
        }
        foreach (Batch batch in _open.Values.Where(b => b.Records.Count > 0).ToList())
        {
            await ShipAsync(batch, cancel);
        }
    }

    private async ValueTask AddAsync(Words words, Delivery delivery, CancellationToken cancel)
    {
        Visit visit = delivery.Visit;
        bool isRequest = visit.Dialect.IsRequest();
        if (isRequest || !_open.TryGetValue(visit.Player, out Batch? batch))
        {
            batch = _free.TryTake(out Batch? used) ? used : new();
            (batch.Player, batch.IsRequest) = (visit.Player, isRequest);
            if (!isRequest)
            {
                _open[visit.Player] = batch;
            }
        }
        if (batch.Records.Count == 0)
        {
            batch.OpenedMs = delivery.ArrivalMs;
        }
        words.Write(visit, delivery.Report, batch.Bytes);
        batch.Records.Add(delivery);
        if (isRequest || batch.Records.Count >= batchSize)
        {
            await ShipAsync(batch, cancel);
        }
    }

    private ValueTask ShipAsync(Batch batch, CancellationToken cancel)
    {
        if (!batch.IsRequest)
        {
            _open.Remove(batch.Player);
        }
        return _ready.Writer.WriteAsync(batch, cancel);
    }

    private async Task SendAsync(CancellationToken cancel)
    {
        await foreach (Batch batch in _ready.Reader.ReadAllAsync(CancellationToken.None))
        {
            SendOutcome outcome = batch.IsRequest
                ? await door.GetAsync(batch.Player, Encoding.ASCII.GetString(batch.Bytes.WrittenSpan), cancel)
                : await door.PostAsync(door.Address(batch.Player), batch.Bytes.WrittenMemory, batch.Records.Count, batch.Records[0].Visit.Dialect == Dialect.Client, cancel);
            foreach (Delivery delivery in batch.Records)
            {
                if (outcome == SendOutcome.Accepted)
                {
                    delivery.Visit.Deliver(delivery.Report);
                }
                else if (outcome == SendOutcome.Unknown)
                {
                    delivery.Visit.Doubt();
                }
            }
            batch.Clear();
            _free.Add(batch);
        }
    }
}
