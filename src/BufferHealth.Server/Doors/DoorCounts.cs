using BufferHealth.Cmcd;

namespace BufferHealth.Server.Doors;

/// <summary>What came to the doors since the start. Any thread.</summary>
/// <param name="time">The clock.</param>
internal sealed class DoorCounts(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long[] _refusals = new long[Enum.GetValues<Refusal>().Length];
    private CmcdFaults _faults;
    private long _requests;
    private long _records;
    private long _refusedRecords;
    private long _lastRefusalMs;

    /// <summary>Requests that had records.</summary>
    public long Requests => Volatile.Read(ref _requests);

    /// <summary>Records that could be read.</summary>
    public long Records => Volatile.Read(ref _records);

    /// <summary>Records that could be read and were refused: their senders were told.</summary>
    public long RefusedRecords => Volatile.Read(ref _refusedRecords);

    /// <summary>When records were last refused, in ms since 1970; null when none were.</summary>
    public long? LastRefusalMs => Volatile.Read(ref _lastRefusalMs) is var last && last > 0 ? last : null;

    /// <summary>What was wrong with records, tolerated or not.</summary>
    public CmcdFaults Faults
    {
        get
        {
            lock (_lock)
            {
                return _faults;
            }
        }
    }

    /// <summary>Requests refused for this reason.</summary>
    public long this[Refusal reason] => Volatile.Read(ref _refusals[(int)reason]);

    /// <summary>Counts a request's records.</summary>
    public void Add(int records, in CmcdFaults faults)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _records, records);
        if (faults.Total > 0)
        {
            lock (_lock)
            {
                _faults.Add(faults);
            }
        }
    }

    /// <summary>Counts a refusal.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="records">How many records were in it, as far as they were read.</param>
    public void Add(Refusal reason, int records = 0)
    {
        Interlocked.Increment(ref _refusals[(int)reason]);
        if (records > 0)
        {
            Interlocked.Add(ref _refusedRecords, records);
            Volatile.Write(ref _lastRefusalMs, time.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }
}
