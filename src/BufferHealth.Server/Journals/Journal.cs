using System.Threading.Channels;

namespace BufferHealth.Server.Journals;

/// <summary>
/// What was taken in and is not in the store yet, in the order in which it came. One thread writes: all that waits is written and
/// flushed to the disk together, and only then acknowledged and passed on. Any thread may append.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly JournalSegments _segments;
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly byte[] _group;
    private readonly FileStream _lock;
    private FileStream _file;
    private Task _writing = Task.CompletedTask;
    private long _segmentStart;
    private long _lastArrivalMs;
    private long _waitingBytes;
    private volatile string? _fault;

    private Journal(string folder, JournalOptions options, TimeProvider time)
    {
        (_options, _time, _segments) = (options, time, new(folder));
        _lock = Locked(folder);
        _group = new byte[options.GroupBytes + JournalFrame.HeaderLength + JournalFrame.PayloadLimit];
        if (_segments.Starts.Count == 0)
        {
            File.Create(_segments.PathOf(0)).Dispose();
        }
        _segmentStart = _segments.Starts[^1];
        _file = Open(_segmentStart);
    }

    /// <summary>Where the last entry ends.</summary>
    public long End { get; private set; }

    /// <summary>Where the oldest entry that is kept begins.</summary>
    public long Start => _segments.Starts[0];

    /// <summary>Bytes that wait to be written.</summary>
    public long WaitingBytes => Volatile.Read(ref _waitingBytes);

    /// <summary>Why nothing can be written at present; null when it can.</summary>
    public string? Fault => _fault;

    /// <summary>Opens the journal in a folder, which is made when it is missing, and goes through what it holds.</summary>
    /// <param name="folder">Where the segments are.</param>
    /// <param name="after">From where on, a position that an entry had; null for all there is.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">Whose time entries get.</param>
    /// <param name="visit">Called with each entry after that, in order.</param>
    /// <param name="verified">Called before the first of them, when all of them are known to be whole: nothing else may change before.</param>
    /// <exception cref="JournalException">It is damaged, incomplete, or cannot be opened.</exception>
    public static Journal Open(string folder, long? after, JournalOptions options, TimeProvider time, Action<JournalEntry> visit, Action? verified = null)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Journal journal = new(folder, options, time);
            try
            {
                journal.End = journal._segments.Read(after ?? journal.Start, _ => { });
                if (after > journal.End)
                {
                    throw new JournalException($"The journal in {folder} ends at {journal.End}, before the {after} that is needed: a segment is missing.");
                }
                journal._file.SetLength(journal.End - journal._segmentStart);
                journal._file.Seek(0, SeekOrigin.End);
                verified?.Invoke();
                journal._segments.Read(after ?? journal.Start, entry =>
                {
                    journal._lastArrivalMs = entry.ArrivalMs;
                    visit(entry);
                });
                return journal;
            }
            catch
            {
                journal._file.Dispose();
                journal._lock.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal in {folder} cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>Begins to write.</summary>
    /// <param name="written">Called in order with each entry once it is on the disk, on the journal's thread.</param>
    public void Begin(Action<JournalEntry> written) => _writing = Task.Factory.StartNew(
        () => WriteAll(written), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Appends an entry.</summary>
    /// <param name="payload">What; empty for a tick. Not to be changed any more.</param>
    /// <returns>Its position once it is on the disk; null when too much waits already.</returns>
    /// <exception cref="JournalException">It could not be written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is longer than a frame can be.</exception>
    public async ValueTask<long?> AppendAsync(ReadOnlyMemory<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, JournalFrame.PayloadLimit, nameof(payload));
        int length = JournalFrame.HeaderLength + payload.Length;
        if (Interlocked.Add(ref _waitingBytes, length) > _options.WaitingBytes)
        {
            Interlocked.Add(ref _waitingBytes, -length);
            return null;
        }
        Waiting waiting = new(payload, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Writer.TryWrite(waiting)
            ? await waiting.Written.Task.ConfigureAwait(false)
            : throw new JournalException("The journal is closed.");
    }

    /// <summary>Deletes what ends at or before a position, by whole segments.</summary>
    public void DeleteBefore(long position) => _segments.DeleteBefore(position);

    /// <summary>Writes what waits, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    private void WriteAll(Action<JournalEntry> written)
    {
        List<Waiting> group = [];
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            int length = 0;
            long arrivalMs = _lastArrivalMs = Math.Max(_lastArrivalMs, _time.GetUtcNow().ToUnixTimeMilliseconds());
            while (length < _options.GroupBytes && _waiting.Reader.TryRead(out Waiting waiting))
            {
                JournalFrame.Write(_group.AsSpan(length), arrivalMs, End, waiting.Payload.Span);
                length += JournalFrame.HeaderLength + waiting.Payload.Length;
                group.Add(waiting);
            }
            _fault = Write(_group.AsSpan(0, length));
            foreach (Waiting waiting in group)
            {
                Pass(waiting, arrivalMs, written);
            }
            group.Clear();
        }
    }

    private void Pass(Waiting waiting, long arrivalMs, Action<JournalEntry> written)
    {
        int length = JournalFrame.HeaderLength + waiting.Payload.Length;
        Interlocked.Add(ref _waitingBytes, -length);
        if (_fault is { } fault)
        {
            waiting.Written.SetException(new JournalException(fault));
            return;
        }
        End += length;
        written(new(End, arrivalMs, waiting.Payload));
        waiting.Written.SetResult(End);
    }

    /// <summary>Writes and flushes a group, all of it or nothing. Null, or what was in the way.</summary>
    private string? Write(ReadOnlySpan<byte> group)
    {
        try
        {
            if (_file.Length >= _options.SegmentBytes)
            {
                FileStream next = Open(End);
                _file.Dispose();
                (_file, _segmentStart) = (next, End);
            }
            _file.Write(group);
            _file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"The journal {_file.Name} cannot be written: {error.Message}. Nothing is taken in until it can." + TakeBack();
        }
    }

    /// <summary>Half a group must not stand before the next one.</summary>
    private string TakeBack()
    {
        try
        {
            _file.SetLength(End - _segmentStart);
            _file.Seek(0, SeekOrigin.End);
            return "";
        }
        catch (IOException error)
        {
            // Reading stops at the half group, so that nothing may follow it.
            _waiting.Writer.TryComplete();
            return $" It ends with half a group ({error.Message}): restart once the disk is well.";
        }
    }

    private static FileStream Locked(string folder)
    {
        try
        {
            return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        }
        catch (IOException error)
        {
            throw new JournalException($"The journal in {folder} belongs to another process: stop that one, or set another folder. ({error.Message})", error);
        }
    }

    private FileStream Open(long start) =>
        new(_segments.PathOf(start), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private readonly record struct Waiting(ReadOnlyMemory<byte> Payload, TaskCompletionSource<long> Written);
}
