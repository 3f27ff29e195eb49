using BufferHealth.Server.Hosting;
using BufferHealth.Server.Journals;
using BufferHealth.Server.Live;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Collection;

/// <summary>
/// From the door to the store: what is taken goes into the journal, from there to the shards, and what they tell into the store.
/// What was acknowledged outlives the process: at a start the last snapshot is read and the journal after it is gone through again. Any
/// thread.
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _expireEvery = TimeSpan.FromHours(1);

    private readonly CollectorOptions _options;
    private readonly TimeProvider _time;
    private readonly StoreWriter _writer;
    private readonly Snapshots _snapshots;
    private readonly ShardLoop[] _loops = new ShardLoop[Shards.Count];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Journal _journal;
    private readonly Task _work;
    private readonly Task _snapshotting;
    private TaskCompletionSource<(long Position, Task Written)>? _snapshotWanted;
    private volatile string? _snapshotFault;
    private long _taken;
    private long _busy;

    private Collector(CollectorOptions options, ISessionStore store, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _writer = new(store, time);
        Directory.CreateDirectory(options.DataPath);
        _snapshots = new(options.DataPath);
        long? position = Restore();
        List<Task> work = [];
        _journal = Journal.Open(Path.Combine(options.DataPath, "journal"), position, options.Journal, time, Replay, verified: () =>
        {
            if (position is { } from)
            {
                store.ForgetPointsAfter(from);
            }
            work.AddRange(_loops.Select(loop => Task.Run(loop.RunAsync)));
            _writer.Begin();
        });
        _journal.Begin(Written);
        work.Add(Task.Run(TickAsync));
        _snapshotting = Task.Run(SnapshotsAsync);
        _work = Task.WhenAll(work);
    }

    /// <summary>Entries that were gone through again at the start.</summary>
    public long Replayed { get; private set; }

    /// <summary>Why nothing is taken in at present; null when it is.</summary>
    public string? Fault => JournalFault ?? _writer.Fault;

    /// <summary>Why journal or snapshot cannot be written; null when they can.</summary>
    public string? JournalFault => _journal.Fault ?? _snapshotFault;

    /// <summary>The shards.</summary>
    public IReadOnlyList<ShardLoop> Loops => _loops;

    /// <summary>The store's writer.</summary>
    public StoreWriter Writer => _writer;

    /// <summary>Records taken, and acknowledged, since the start.</summary>
    public long Taken => Volatile.Read(ref _taken);

    /// <summary>Records that were not taken because too much waited.</summary>
    public long Busy => Volatile.Read(ref _busy);

    /// <summary>Bytes of records between journal and shards.</summary>
    public long WaitingBytes => _journal.WaitingBytes + _loops.Sum(loop => loop.WaitingBytes);

    /// <summary>Where the journal ends: grows with each entry.</summary>
    public long Position => _journal.End;

    /// <summary>Bytes that the journal holds.</summary>
    public long JournalBytes => _journal.End - _journal.Start;

    /// <summary>Opens what is there, and begins.</summary>
    /// <exception cref="JournalException">Journal or snapshot are damaged or cannot be opened.</exception>
    /// <exception cref="StoreUnavailableException">The store takes nothing.</exception>
    public static Collector Open(CollectorOptions options, ISessionStore store, TimeProvider time)
    {
        try
        {
            return new(options, store, time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The collector's folder {options.DataPath} cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>Takes a batch.</summary>
    /// <param name="batch">As <see cref="ReportBatch.Write"/> wrote it.</param>
    /// <param name="records">How many records it has.</param>
    public async ValueTask<Intake> TakeAsync(ReadOnlyMemory<byte> batch, int records)
    {
        if (Fault is not null)
        {
            return Intake.Unavailable;
        }
        try
        {
            bool full = WaitingBytes > _options.WaitingBytes || _writer.Age > _options.StoreLag;
            bool taken = !full && await _journal.AppendAsync(batch) is not null;
            Interlocked.Add(ref taken ? ref _taken : ref _busy, records);
            return taken ? Intake.Taken : Intake.Busy;
        }
        catch (JournalException)
        {
            return Intake.Unavailable;
        }
    }

    /// <summary>What a tenant's viewers do now.</summary>
    public LiveCounts Now(string tenant) =>
        _loops.Aggregate(default(LiveCounts), (sum, loop) => loop.Now.TryGetValue(tenant, out LiveCounts counts) ? sum + counts : sum);

    /// <summary>The tenants whose sessions the shards have seen.</summary>
    public IEnumerable<string> Tenants => _loops.SelectMany(loop => loop.Now.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>What the minutes that are over add up to since the start, by tenant.</summary>
    public IReadOnlyDictionary<string, MinuteTotals> Totals => _loops.SelectMany(loop => loop.Totals)
        .GroupBy(of => of.Key, of => of.Value, StringComparer.Ordinal)
        .ToDictionary(of => of.Key, of => of.Aggregate(default(MinuteTotals), (sum, one) => sum + one), StringComparer.Ordinal);

    /// <summary>Stops taking, writes down the shards' state, and closes. Sessions stay open: the next start goes on with them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _snapshotting.ConfigureAwait(false);
        await _journal.DisposeAsync().ConfigureAwait(false);
        if (Fault is null)
        {
            await KeepAsync(_journal.End, WriteStateAsync(_journal.End), task => task.WaitAsync(_patience, _time)).ConfigureAwait(false);
        }
        foreach (ShardLoop loop in _loops)
        {
            loop.Stop();
        }
        await _work.ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    /// <summary>Makes the shards, from the newest snapshot that can be read.</summary>
    /// <returns>Its position; null when there is none.</returns>
    private long? Restore()
    {
        string? damage = null;
        foreach (long position in _snapshots.Positions)
        {
            try
            {
                Make((number, output) => SessionShard.Read(_snapshots.Read(position, number), _options.Sessions, output, number));
                return position;
            }
            catch (InvalidDataException error)
            {
                damage ??= error.Message;
            }
        }
        if (damage is not null)
        {
            throw new JournalException($"{damage} No other snapshot can be read. Nothing was changed. Restore the folder from a backup, or move it away to begin anew.");
        }
        Make((number, output) => new SessionShard(_options.Sessions, output, number));
        return null;
    }

    private void Make(Func<int, ShardOutput, SessionShard> shard)
    {
        for (int number = 0; number < _loops.Length; number++)
        {
            ShardOutput output = new();
            _loops[number] = new(shard(number, output), output, _options.Reading, _writer);
        }
    }

    private void Replay(JournalEntry entry)
    {
        Replayed++;
        Pass(entry);
    }

    private void Pass(JournalEntry entry)
    {
        if (entry.IsTick)
        {
            foreach (ShardLoop loop in _loops)
            {
                loop.Add(new(entry, default, default, null));
            }
            return;
        }
        ReportBatch batch = ReportBatch.Read(entry.Payload);
        batch.EachShard((shard, records) => _loops[shard].Add(new(entry, batch, records, null)));
    }

    /// <summary>On the journal's thread: between two entries all shards are asked as of the same position.</summary>
    private void Written(JournalEntry entry)
    {
        Pass(entry);
        if (Interlocked.Exchange(ref _snapshotWanted, null) is { } wanted)
        {
            wanted.SetResult((entry.Position, WriteStateAsync(entry.Position)));
        }
    }

    /// <summary>Has each shard write its state, behind what waits for it already.</summary>
    private async Task WriteStateAsync(long position)
    {
        string snapshot = _snapshots.Begin(position);
        await Task.WhenAll(_loops.Select((loop, number) => loop.AskAsync(shard =>
        {
            using FileBytes file = new(Snapshots.PathOf(snapshot, number));
            shard.Write(file);
            file.End();
            return true;
        }))).ConfigureAwait(false);
    }

    /// <summary>What the shards told before the snapshot is in the store when the journal before it may go.</summary>
    private async Task KeepAsync(long position, Task state, Func<Task, Task> wait)
    {
        try
        {
            await state.ConfigureAwait(false);
            await wait(_writer.FlushAsync()).ConfigureAwait(false);
            _journal.DeleteBefore(_snapshots.Finish(position));
            _snapshotFault = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or TimeoutException)
        {
            _snapshotFault = $"No snapshot can be written to {_options.DataPath}: {error.Message}. Nothing is taken in until one can.";
        }
    }

    private async Task TickAsync()
    {
        using PeriodicTimer timer = new(_tick, _time);
        while (await timer.NextAsync(_stopping.Token))
        {
            try
            {
                _ = await _journal.AppendAsync(default);
            }
            catch (JournalException)
            {
                // It says so itself, and the next tick tries it again.
            }
        }
    }

    private async Task SnapshotsAsync()
    {
        using PeriodicTimer timer = new(_options.SnapshotEvery, _time);
        long? expiredAt = null;
        // After a replay at once: a service that is killed again and again before its turn would have ever more to replay.
        while (Replayed > 0 && expiredAt is null || await timer.NextAsync(_stopping.Token))
        {
            if (expiredAt is not { } last || _time.GetElapsedTime(last) >= _expireEvery)
            {
                expiredAt = _time.GetTimestamp();
                _writer.Expire((_time.GetUtcNow() - _options.Retention).ToUnixTimeMilliseconds());
            }
            TaskCompletionSource<(long Position, Task Written)> wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _snapshotWanted, wanted);
            try
            {
                (long position, Task state) = await wanted.Task.WaitAsync(_stopping.Token);
                await KeepAsync(position, state, task => task.WaitAsync(_stopping.Token));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
