using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BufferHealth.Server.Sessions.Snapshots;

/// <summary>
/// Reads what a <see cref="SnapshotWriter"/> wrote. All bytes are checked before the first is believed, and nothing larger than what is left of them is
/// made room for.
/// </summary>
internal ref struct SnapshotReader
{
    private readonly List<byte[]> _texts = [];
    private readonly TextPool _pool;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins to read.</summary>
    /// <param name="snapshot">All of it.</param>
    /// <param name="pool">Takes the texts in that sessions share.</param>
    /// <exception cref="InvalidDataException">It is no snapshot, was cut short or changed, or has a format that this build does not know.</exception>
    public SnapshotReader(ReadOnlySpan<byte> snapshot, TextPool pool)
    {
        _pool = pool;
        int end = snapshot.Length - SHA256.HashSizeInBytes;
        if (end < 0 || !snapshot.StartsWith(SnapshotWriter.Magic))
        {
            throw new InvalidDataException($"These {snapshot.Length} bytes are no snapshot of a shard.");
        }
        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(snapshot[..end], checksum);
        if (!checksum.SequenceEqual(snapshot[end..]))
        {
            throw new InvalidDataException($"The snapshot of {snapshot.Length} bytes was cut short or changed: its checksum is another.");
        }
        _rest = snapshot[SnapshotWriter.Magic.Length..end];
        if (Long() is var version && version != SnapshotWriter.Version)
        {
            throw new InvalidDataException($"The snapshot has format {version}, and this build knows {SnapshotWriter.Version}.");
        }
    }

    /// <summary>Whether all has been read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads a number.</summary>
    public long Long()
    {
        ulong value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads a number from a range.</summary>
    public long Long(long least, long most) => Long() is var value && value >= least && value <= most
        ? value
        : throw Damaged($"{value} is not {least} to {most}");

    /// <summary>Reads a number of 32 bits.</summary>
    public int Int() => (int)Long(int.MinValue, int.MaxValue);

    /// <summary>Reads a number that may be unknown.</summary>
    public long? Known() => Bool() ? Long() : null;

    /// <summary>Reads how many follow, each of at least one byte.</summary>
    public int Count(int most = int.MaxValue) => (int)Long(0, Math.Min(most, _rest.Length));

    /// <summary>Reads a truth.</summary>
    public bool Bool() => Unsigned() switch { 0 => false, 1 => true, var other => throw Damaged($"{other} is no truth") };

    /// <summary>Reads one of an enumeration.</summary>
    public T One<T>()
        where T : struct, Enum => Values<T>.All[(int)Long(0, Values<T>.All.Length - 1)];

    /// <summary>Reads 128 bits.</summary>
    public UInt128 Bits()
    {
        ulong low = Unsigned();
        return new(Unsigned(), low);
    }

    /// <summary>Reads a number as exact as it was.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Reads bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int most) => Unsigned() is var length && length <= (ulong)most
        ? Take((int)length)
        : throw Damaged($"{length} bytes are more than {most}");

    /// <summary>Reads a text that many may share.</summary>
    public byte[]? Shared()
    {
        ulong number = Unsigned();
        if (number == (ulong)_texts.Count + 1)
        {
            _texts.Add(_pool.Share(Bytes(TextPool.Limit)));
        }
        return number == 0 ? null : number <= (ulong)_texts.Count ? _texts[(int)number - 1] : throw Damaged($"there is no text {number}");
    }

    /// <summary>What is thrown when a value cannot be.</summary>
    public static InvalidDataException Damaged(string why) => new($"The snapshot is damaged: {why}.");

    private static class Values<T>
        where T : struct, Enum
    {
        internal static readonly T[] All = Enum.GetValues<T>();
    }

    private ulong Unsigned()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
        throw Damaged("a number has no end");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw Damaged($"{length} bytes are due and {_rest.Length} are left");
        }
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
