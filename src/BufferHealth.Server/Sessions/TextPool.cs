using BufferHealth.Cmcd;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// Texts that many sessions share, held once: a table with one place for each hash, so that its memory is bounded whatever
/// comes. A text that lost its place is held by its sessions alone.
/// </summary>
internal sealed class TextPool
{
    /// <summary>The longest text in bytes.</summary>
    public const int Limit = 128;

    private readonly byte[]?[] _texts = new byte[]?[1024];

    /// <summary>The text as a shared array; null when it is not known or longer than <see cref="Limit"/>.</summary>
    public byte[]? Share(CmcdText text)
    {
        Span<byte> plain = stackalloc byte[Limit];
        return text.IsKnown && text.TryCopyTo(plain, out int length) ? Share(plain[..length]) : null;
    }

    /// <summary>The bytes as a shared array.</summary>
    public byte[] Share(ReadOnlySpan<byte> bytes)
    {
        ulong hash = SessionHash.Of(bytes);
        ref byte[]? place = ref _texts[(hash ^ hash >> 32) & 1023];
        return place is not null && bytes.SequenceEqual(place) ? place : place = bytes.ToArray();
    }
}
