using System.Buffers.Binary;
using System.Numerics;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// The number that a session's shard is chosen by: FNV-1a over 64 bits. The same on every machine and in every version, because
/// shards move between processes. Whoever makes up ids can crowd one shard with it, which its capacity bounds.
/// </summary>
internal static class SessionHash
{
    private const ulong OffsetBasis = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    /// <summary>The shard of a session.</summary>
    /// <param name="tenant">Whose session it is.</param>
    /// <param name="sessionId">Its <c>sid</c> without escapes.</param>
    /// <param name="shards">How many there are: a power of two.</param>
    /// <returns>0 to shards - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of shards is no power of two.</exception>
    public static int Shard(ReadOnlySpan<byte> tenant, ReadOnlySpan<byte> sessionId, int shards)
    {
        if (!BitOperations.IsPow2(shards))
        {
            throw new ArgumentOutOfRangeException(nameof(shards), shards, $"There are {shards} shards, and it must be a power of two.");
        }
        ulong hash = Add(Add(Add(OffsetBasis, tenant), "\n"u8), sessionId);
        // The low bits of FNV depend on the low bits of the bytes alone.
        return (int)((hash ^ hash >> 32) & (uint)(shards - 1));
    }

    /// <summary>The hash of these bytes.</summary>
    internal static ulong Of(ReadOnlySpan<byte> bytes) => Add(OffsetBasis, bytes);

    /// <summary>The hash of these numbers, byte by byte.</summary>
    internal static ulong Of(long first, long second)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, first);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], second);
        return Of(bytes);
    }

    private static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            hash = (hash ^ b) * Prime;
        }
        return hash;
    }
}
