using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BufferHealth.Server.Sessions.Snapshots;

/// <summary>
/// Writes a snapshot field by field: numbers take as many bytes as they need, a text that comes again takes its number. Ends with a
/// checksum. See <see cref="SnapshotReader"/>.
/// </summary>
internal sealed class SnapshotWriter : IDisposable
{
    /// <summary>The format: it goes up with every change of what is written, and no other is read.</summary>
    public const int Version = 1;

    private const int ChunkBytes = 64 * 1024;
    private const int LongestNumber = 10;

    private readonly IBufferWriter<byte> _output;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<byte[], int> _texts = new(new SessionKeys());
    private Memory<byte> _chunk;
    private int _used;

    /// <summary>Begins a snapshot.</summary>
    /// <param name="output">Where to.</param>
    public SnapshotWriter(IBufferWriter<byte> output)
    {
        _output = output;
        Raw(Magic);
        Put(Version);
    }

    /// <summary>What a snapshot begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "BHSS"u8;

    /// <summary>Writes a number.</summary>
    public void Put(long value) => PutUnsigned((ulong)(value << 1 ^ value >> 63));

    /// <summary>Writes a number that may be unknown.</summary>
    public void Put(long? value)
    {
        Put(value is not null);
        if (value is { } known)
        {
            Put(known);
        }
    }

    /// <summary>Writes a truth.</summary>
    public void Put(bool value) => PutUnsigned(value ? 1UL : 0);

    /// <summary>Writes 128 bits.</summary>
    public void PutBits(UInt128 value)
    {
        PutUnsigned((ulong)value);
        PutUnsigned((ulong)(value >> 64));
    }

    /// <summary>Writes a number as exact as it is.</summary>
    public void Put(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);

    /// <summary>Writes bytes.</summary>
    public void Put(ReadOnlySpan<byte> bytes)
    {
        PutUnsigned((ulong)bytes.Length);
        Raw(bytes);
    }

    /// <summary>Writes a text that many may share; null is no text.</summary>
    public void PutShared(byte[]? text)
    {
        if (text is null)
        {
            PutUnsigned(0);
        }
        else if (_texts.TryGetValue(text, out int number))
        {
            PutUnsigned((ulong)number);
        }
        else
        {
            _texts.Add(text, _texts.Count + 1);
            PutUnsigned((ulong)_texts.Count);
            Put(text);
        }
    }

    /// <summary>Writes the checksum: the snapshot is complete.</summary>
    public void End()
    {
        Flush();
        _output.Write(_hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void PutUnsigned(ulong value)
    {
        if (_chunk.Length - _used < LongestNumber)
        {
            Refill();
        }
        Span<byte> bytes = _chunk.Span[_used..];
        int length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = (byte)(value | 0x80);
        }
        bytes[length++] = (byte)value;
        _used += length;
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length > ChunkBytes; bytes = bytes[ChunkBytes..])
        {
            bytes[..ChunkBytes].CopyTo(Room(ChunkBytes));
        }
        bytes.CopyTo(Room(bytes.Length));
    }

    private Span<byte> Room(int length)
    {
        if (_chunk.Length - _used < length)
        {
            Refill();
        }
        _used += length;
        return _chunk.Span.Slice(_used - length, length);
    }

    private void Refill()
    {
        Flush();
        _chunk = _output.GetMemory(ChunkBytes);
    }

    private void Flush()
    {
        _hash.AppendData(_chunk.Span[.._used]);
        _output.Advance(_used);
        _chunk = default;
        _used = 0;
    }
}
