using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Collection;

/// <summary>
/// The one writer into the store: what shards tell waits here until it is written, many rows at a time. What the store refuses is kept
/// and tried again. Any thread may add.
/// </summary>
internal sealed class StoreWriter : IAsyncDisposable
{
    /// <summary>The most rows of one transaction: about half a second's work for DuckDB.</summary>
    private const int BatchRows = 50_000;

    /// <summary>How long rows are gathered: a transaction costs some ms whatever is in it.</summary>
    private static readonly TimeSpan _gathering = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);

    private readonly ISessionStore _store;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Queue<(StoreBatch Batch, long AddedAt)> _waiting = new();
    private readonly SemaphoreSlim _added = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<(long Upto, TaskCompletionSource Written)> _flushes = [];
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _writing = Task.CompletedTask;
    private long _addedRows;
    private long _writtenRows;
    private long _oldestAt;
    private long _expireBeforeMs;
    private volatile string? _fault;

    /// <summary>A writer that does not write yet.</summary>
    public StoreWriter(ISessionStore store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>Why the store takes nothing at present; null when it does.</summary>
    public string? Fault => _fault;

    /// <summary>Rows that wait.</summary>
    public long Waiting => Volatile.Read(ref _addedRows) - Volatile.Read(ref _writtenRows);

    /// <summary>Rows written since the start.</summary>
    public long Written => Volatile.Read(ref _writtenRows);

    /// <summary>How long the oldest of them has waited.</summary>
    public TimeSpan Age
    {
        get
        {
            long since = Volatile.Read(ref _oldestAt);
            return since == 0 ? TimeSpan.Zero : _time.GetElapsedTime(since);
        }
    }

    /// <summary>Begins to write.</summary>
    public void Begin() => _writing = Task.Run(WriteAllAsync);

    /// <summary>Adds what is to be written.</summary>
    public void Add(StoreBatch batch)
    {
        lock (_lock)
        {
            _waiting.Enqueue((batch, _time.GetTimestamp()));
            _addedRows += RowsOf(batch);
            _oldestAt = _oldestAt == 0 ? _waiting.Peek().AddedAt : _oldestAt;
        }
        _added.Release();
    }

    /// <summary>Writes without waiting for more, and waits until all that was added before is in the store.</summary>
    public Task FlushAsync()
    {
        lock (_lock)
        {
            if (_addedRows == _writtenRows)
            {
                return Task.CompletedTask;
            }
            TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _flushes.Add((_addedRows, written));
            _hurry.TrySetResult();
            return written.Task;
        }
    }

    /// <summary>Has the store forget what is older, before it writes next.</summary>
    public void Expire(long beforeMs)
    {
        Volatile.Write(ref _expireBeforeMs, beforeMs);
        _added.Release();
    }

    /// <summary>Stops; what waits is told again from the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        _added.Dispose();
        _stopping.Dispose();
    }

    private async Task WriteAllAsync()
    {
        try
        {
            while (true)
            {
                await _added.WaitAsync(_stopping.Token);
                await Task.WhenAny(Task.Delay(_gathering, _time, _stopping.Token), _hurry.Task);
                // Writing blocks, and the thread here may be that of whoever moved the clock.
                await Task.Yield();
                _stopping.Token.ThrowIfCancellationRequested();
                if (Interlocked.Exchange(ref _expireBeforeMs, 0) is var beforeMs and > 0)
                {
                    await TryAsync(() => _store.Expire(beforeMs));
                }
                while (Gather() is { } batch)
                {
                    await TryAsync(() => _store.Write(batch));
                    Settle(RowsOf(batch));
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
    }

    /// <summary>Until it succeeds: what the store refuses is not lost.</summary>
    private async Task TryAsync(Action step)
    {
        while (true)
        {
            try
            {
                step();
                _fault = null;
                return;
            }
#pragma warning disable CA1031 // an error that nobody foresaw must not end the writer in silence either
            catch (Exception error)
#pragma warning restore CA1031
            {
                _fault = error is StoreUnavailableException ? error.Message : $"The store failed: {error.Message}";
                await Task.Delay(_retry, _time, _stopping.Token);
                await Task.Yield();
            }
        }
    }

    /// <summary>As much of what waits as one transaction takes.</summary>
    private StoreBatch? Gather()
    {
        List<SessionRow> rows = [];
        List<RollupRow> rollups = [];
        List<SessionPoint> points = [];
        lock (_lock)
        {
            while (_waiting.Count > 0 && rows.Count + rollups.Count + points.Count < BatchRows)
            {
                StoreBatch batch = _waiting.Dequeue().Batch;
                rows.AddRange(batch.Rows);
                rollups.AddRange(batch.Rollups);
                points.AddRange(batch.Points);
            }
        }
        return rows.Count + rollups.Count + points.Count == 0 ? null : new(rows, rollups, points);
    }

    private void Settle(long rows)
    {
        lock (_lock)
        {
            _writtenRows += rows;
            _oldestAt = _waiting.TryPeek(out var oldest) ? oldest.AddedAt : 0;
            foreach ((long upto, TaskCompletionSource written) in _flushes)
            {
                if (upto <= _writtenRows)
                {
                    written.SetResult();
                }
            }
            _flushes.RemoveAll(flush => flush.Upto <= _writtenRows);
            if (_flushes.Count == 0 && _hurry.Task.IsCompleted)
            {
                _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private static int RowsOf(StoreBatch batch) => batch.Rows.Count + batch.Rollups.Count + batch.Points.Count;
}
