using System.Runtime.CompilerServices;
using BufferHealth.Cmcd;
using BufferHealth.Cmcd.StructuredFields;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// A player's own totals since its session began. The record with the highest sequence number holds all that came before,
/// so that a lost one costs nothing once the next has come, and a late or doubled one nothing at all. Made with the first that tells one.
/// </summary>
internal sealed class OwnTotals
{
    /// <summary>366 days in ms: what is above is this, so that no sum over sessions overflows, whatever is told.</summary>
    private const long Most = 366L * 86_400_000;

    private Values _values;
    private long[]? _base;
    private long _order;
    private short _target;
    private byte _known;
    private sbyte _score;

    /// <summary>Whether stalls have been told.</summary>
    public bool StallsTold => (_known & (1 << (int)OwnTotal.StallCount | 1 << (int)OwnTotal.StallMs)) != 0;

    /// <summary><c>bh-score</c>, 0 to 100; null when not told.</summary>
    public int? Score => _score == 0 ? null : _score - 1;

    /// <summary>A total; null when not told.</summary>
    public long? this[OwnTotal total] =>
        (_known & 1 << (int)total) == 0 ? null : _values[(int)total] + (_base?[(int)total] ?? 0);

    /// <summary>Begins to take a record's totals unless one with a higher number was taken; then <see cref="Take(in CmcdMember)"/> takes the rest.</summary>
    /// <param name="record">The record.</param>
    /// <param name="target">Which target and mode: the first that tells totals is the one that counts.</param>
    /// <param name="order">Its sequence number, or its time where it has none.</param>
    /// <returns>Whether its totals count.</returns>
    public bool Begin(in CmcdRecord record, short target, long order)
    {
        if (_known != 0 && (target != _target || order < _order))
        {
            return false;
        }
        _target = target;
        _order = order;
        Take(OwnTotal.StallCount, record.StarvationCount.Greatest);
        Take(OwnTotal.StallMs, record.StarvationTotalMs.Greatest);
        return true;
    }

    /// <summary>Takes one of our client's keys, of a record whose totals count.</summary>
    public void Take(in CmcdMember member)
    {
        if (Named(member.Key) is { } total)
        {
            Take(total, Math.Max(0, member.Number));
        }
        else if (IsScore(member))
        {
            _score = (sbyte)(member.Number + 1);
        }
    }

    /// <summary>The player counts from 0 again: what it told until now stays.</summary>
    public void Restart(short target)
    {
        if (_known == 0 || target != _target)
        {
            return;
        }
        _base ??= new long[Values.Length];
        for (int i = 0; i < Values.Length; i++)
        {
            _base[i] = Math.Min(_base[i] + _values[i], Most);
        }
        _values = default;
        _order = long.MinValue;
    }

    /// <summary>What was told in an earlier part of the session is not told again.</summary>
    public void Leave(ReadOnlySpan<long> told)
    {
        _base = new long[Values.Length];
        for (int i = 0; i < told.Length; i++)
        {
            _base[i] = -told[i];
        }
    }

    /// <summary>All that the player told, for <see cref="Leave"/>; null when nothing.</summary>
    public long[]? Told => _known == 0 ? null : ((ReadOnlySpan<long>)_values).ToArray();

    /// <summary>Whether a custom key is one of our client's, and thus neither kept as a text nor a dimension.</summary>
    public static bool IsOwn(ReadOnlySpan<byte> key) =>
        key.StartsWith("bh-"u8) && (Named(key) is not null || key.SequenceEqual("bh-score"u8) || IsCause(key));

    /// <summary>Whether it is <c>bh-cause</c>: what our client takes for a stall's cause.</summary>
    public static bool IsCause(ReadOnlySpan<byte> key) => key.SequenceEqual("bh-cause"u8);

    /// <summary>Whether one of our client's keys has a value that it can have.</summary>
    public static bool CanBe(in CmcdMember member) =>
        IsCause(member.Key) ? member.Text.IsKnown
        : member.Type == StructuredFieldType.Integer && (!member.Key.SequenceEqual("bh-score"u8) || IsScore(member));

    private static bool IsScore(in CmcdMember member) => member.Key.SequenceEqual("bh-score"u8) && member.Number is >= 0 and <= 100;

    private static OwnTotal? Named(ReadOnlySpan<byte> key) =>
        !key.StartsWith("bh-"u8) ? null
        : key.SequenceEqual("bh-playing"u8) ? OwnTotal.PlayingMs
        : key.SequenceEqual("bh-paused"u8) ? OwnTotal.PausedMs
        : key.SequenceEqual("bh-seeking"u8) ? OwnTotal.SeekingMs
        : key.SequenceEqual("bh-starting"u8) ? OwnTotal.StartingMs
        : null;

    private void Take(OwnTotal total, long? value)
    {
        if (value is { } number)
        {
            number = Math.Min(number, Most);
            _values[(int)total] = number;
            _known |= (byte)(1 << (int)total);
            if (_base is not null && number + _base[(int)total] < 0)
            {
                // Less than an earlier part told: it counts from 0 again, the others as well.
                _base = null;
            }
        }
    }

    internal static long[] ReadTold(ref SnapshotReader reader)
    {
        long[] told = new long[Values.Length];
        foreach (ref long total in told.AsSpan())
        {
            total = reader.Long(-Most, Most);
        }
        return told;
    }

    internal void Write(SnapshotWriter writer)
    {
        writer.Put(_known);
        writer.Put(_score);
        writer.Put(_order);
        writer.Put(_target);
        foreach (long value in _values)
        {
            writer.Put(value);
        }
        writer.Put(_base is not null);
        foreach (long value in _base ?? [])
        {
            writer.Put(value);
        }
    }

    internal static OwnTotals Read(ref SnapshotReader reader)
    {
        OwnTotals totals = new()
        {
            _known = (byte)reader.Long(0, (1 << Values.Length) - 1),
            _score = (sbyte)reader.Long(0, 101),
            _order = reader.Long(),
            _target = (short)reader.Long(short.MinValue, short.MaxValue),
        };
        ReadTold(ref reader).CopyTo((Span<long>)totals._values);
        totals._base = reader.Bool() ? ReadTold(ref reader) : null;
        return totals;
    }

    [InlineArray(Length)]
    private struct Values
    {
        internal const int Length = (int)OwnTotal.StartingMs + 1;
        private long _first;
    }
}
