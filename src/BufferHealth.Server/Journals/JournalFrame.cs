using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace BufferHealth.Server.Journals;

/// <summary>
/// An entry as it stands in a segment: payload length (4 bytes), checksum of what follows (4), arrival (8), the position at which its group
/// begins (8), payload. Little-endian. Everything before the group was on the disk when the group was written.
/// </summary>
internal static class JournalFrame
{
    /// <summary>Bytes before the payload.</summary>
    public const int HeaderLength = 24;

    /// <summary>The longest payload: a length above it is damage, and is not read.</summary>
    public const int PayloadLimit = 8 << 20;

    /// <summary>Writes a frame.</summary>
    /// <param name="to">Room for the header and the payload.</param>
    /// <param name="arrivalMs">When.</param>
    /// <param name="group">Where its group begins.</param>
    /// <param name="payload">What.</param>
    public static void Write(Span<byte> to, long arrivalMs, long group, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], arrivalMs);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], group);
        payload.CopyTo(to[HeaderLength..]);
        BinaryPrimitives.WriteUInt32LittleEndian(to[4..], Checksum(to[8..(HeaderLength + payload.Length)]));
    }

    /// <summary>Reads the frame that begins here.</summary>
    /// <param name="from">The rest of a segment.</param>
    /// <param name="arrivalMs">When.</param>
    /// <param name="payloadLength">How long its payload is.</param>
    /// <returns>False when there is none, or not all of one, or a damaged one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> from, out long arrivalMs, out int payloadLength)
    {
        (arrivalMs, payloadLength) = (0, 0);
        if (!Fits(from, out int length) || Checksum(from[8..(HeaderLength + length)]) != BinaryPrimitives.ReadUInt32LittleEndian(from[4..]))
        {
            return false;
        }
        (arrivalMs, payloadLength) = (BinaryPrimitives.ReadInt64LittleEndian(from[8..]), length);
        return true;
    }

    /// <summary>Whether a frame somewhere behind a hole shows that the hole was on the disk once: it is of a group that began after it.</summary>
    /// <param name="rest">A segment from the hole on.</param>
    /// <param name="hole">The hole's position.</param>
    public static bool AnyGroupAfter(ReadOnlySpan<byte> rest, long hole)
    {
        for (int at = 1; at + HeaderLength <= rest.Length; at++)
        {
            ReadOnlySpan<byte> from = rest[at..];
            long group = BinaryPrimitives.ReadInt64LittleEndian(from[16..]);
            if (group > hole && group <= hole + at && TryRead(from, out _, out _))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Fits(ReadOnlySpan<byte> from, out int length)
    {
        length = from.Length < HeaderLength ? -1 : BinaryPrimitives.ReadInt32LittleEndian(from);
        return length is >= 0 and <= PayloadLimit && from.Length >= HeaderLength + length;
    }

    /// <summary>CRC-32C, which the processor has an instruction for. Seeded, so that zeros are no frame.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }
        foreach (byte b in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, b);
        }
        return ~crc;
    }
}
