using System.Threading.Channels;
using BufferHealth.Cmcd;
using BufferHealth.Server.Live;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Collection;

/// <summary>Gives one shard its one thread at a time: what the journal has, in its order, and questions in between.</summary>
/// <param name="shard">The shard, which nothing else touches.</param>
/// <param name="output">What the shard tells.</param>
/// <param name="reading">How malformed records are read.</param>
/// <param name="store">Where results go.</param>
internal sealed class ShardLoop(SessionShard shard, ShardOutput output, CmcdReading reading, StoreWriter store)
{
    // Not bounded here: the collector admits no more records than it can hold.
    private readonly Channel<ShardWork> _work = Channel.CreateUnbounded<ShardWork>(new() { SingleReader = true });
    private long _waitingBytes;
    private volatile IReadOnlyDictionary<string, LiveCounts> _now = new Dictionary<string, LiveCounts>();

    /// <summary>Bytes of records that wait.</summary>
    public long WaitingBytes => Volatile.Read(ref _waitingBytes);

    /// <summary>What viewers do now, by tenant: as of the last time that nothing waited, or of the last tick.</summary>
    public IReadOnlyDictionary<string, LiveCounts> Now => _now;

    /// <summary>What its minutes add up to since the start, by tenant.</summary>
    public IReadOnlyDictionary<string, MinuteTotals> Totals => output.Totals;

    /// <summary>What the shard has counted. Its numbers may be read by any thread, each for itself.</summary>
    public SessionCounts Counts => shard.Counts;

    /// <summary>Sessions that are open.</summary>
    public int Sessions => shard.Count;

    /// <summary>Adds work, in the journal's order.</summary>
    public void Add(in ShardWork work)
    {
        Interlocked.Add(ref _waitingBytes, work.Records.Length);
        _ = _work.Writer.TryWrite(work);
    }

    /// <summary>Asks the shard, behind what waits already.</summary>
    /// <param name="question">Runs on the shard's thread; what it throws goes to the asker.</param>
    /// <param name="cancel">Gives up the wait.</param>
    public Task<T> AskAsync<T>(Func<SessionShard, T> question, CancellationToken cancel = default)
    {
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool open = _work.Writer.TryWrite(new(default, default, default, asked =>
        {
            try
            {
                answer.TrySetResult(question(asked));
            }
#pragma warning disable CA1031 // whatever it is, the asker must learn of it
            catch (Exception error)
#pragma warning restore CA1031
            {
                answer.TrySetException(error);
            }
        }));
        return open ? answer.Task.WaitAsync(cancel) : Task.FromException<T>(new OperationCanceledException("The collector is stopping."));
    }

    /// <summary>Works until <see cref="Stop"/>, and does then what is left.</summary>
    public async Task RunAsync()
    {
        while (await _work.Reader.WaitToReadAsync())
        {
            while (_work.Reader.TryRead(out ShardWork work))
            {
                Do(work);
            }
            _now = NowByTenant();
        }
    }

    /// <summary>Takes no more work.</summary>
    public void Stop() => _work.Writer.TryComplete();

    private Dictionary<string, LiveCounts> NowByTenant() => shard.Tenants.ToDictionary(tenant => tenant, shard.Now, StringComparer.Ordinal);

    private void Do(in ShardWork work)
    {
        if (work.Question is { } question)
        {
            question(shard);
            return;
        }
        if (work.Entry.IsTick)
        {
            shard.Advance(work.Entry.ArrivalMs);
            _now = NowByTenant();
        }
        else
        {
            Take(work);
            Interlocked.Add(ref _waitingBytes, -work.Records.Length);
        }
        if (output.Take() is { } batch)
        {
            store.Add(batch);
        }
    }

    private void Take(in ShardWork work)
    {
        // The door has counted what is wrong with them.
        CmcdFaults counted = default;
        SessionReport report = new()
        {
            Tenant = work.Batch.Tenant.Span,
            Player = work.Batch.Player.Span,
            ArrivalMs = work.Entry.ArrivalMs,
            Position = work.Entry.Position,
            Mode = work.Batch.Mode,
            Target = work.Batch.Target,
        };
        CmcdBody body = CmcdReader.ReadBody(work.Records.Span, reading);
        while (body.Next(ref counted, out CmcdRecord record))
        {
            _ = shard.Take(report, record);
        }
    }
}
