using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>Which of the newest 128 sequence numbers of one target and mode have come.</summary>
internal struct SequenceWindow
{
    private UInt128 _seen;
    private long _highest;
    private short _target;

    /// <summary>Whether a number has been taken.</summary>
    public readonly bool IsUsed => _seen != UInt128.Zero;

    /// <summary>The highest number taken.</summary>
    public readonly long Highest => _highest;

    /// <summary>Whether it is for this target, or free.</summary>
    public readonly bool IsFor(short target) => !IsUsed || _target == target;

    /// <summary>Whether the number has come; null when it is too far back to know.</summary>
    public readonly bool? Has(long number)
    {
        long back = _highest - number;
        return !IsUsed || back < 0 ? false : back > 127 ? null : (_seen >> (int)back & UInt128.One) != UInt128.Zero;
    }

    /// <summary>Takes a number that has not come.</summary>
    public void Take(short target, long number)
    {
        long ahead = number - _highest;
        if (!IsUsed || ahead > 127)
        {
            Restart(target, number);
        }
        else if (ahead > 0)
        {
            _seen = _seen << (int)ahead | UInt128.One;
            _highest = number;
        }
        else
        {
            _seen |= UInt128.One << (int)-ahead;
        }
    }

    /// <summary>Forgets all but this number.</summary>
    public void Restart(short target, long number)
    {
        _seen = UInt128.One;
        _highest = number;
        _target = target;
    }

    internal readonly void Write(SnapshotWriter writer)
    {
        writer.PutBits(_seen);
        writer.Put(_highest);
        writer.Put(_target);
    }

    internal static SequenceWindow Read(ref SnapshotReader reader) =>
        new() { _seen = reader.Bits(), _highest = reader.Long(), _target = (short)reader.Long(short.MinValue, short.MaxValue) };
}
