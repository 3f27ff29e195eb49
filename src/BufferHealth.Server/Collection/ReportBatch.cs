using System.Buffers.Binary;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Collection;

/// <summary>
/// Records that came in one request, told apart by shard: what stands in the journal. Version (1 byte), mode (1), target (1), tenant
/// and player (1 byte of length each before their bytes), then for each shard its number (1), the length of its records (4), and its records, one a line.
/// </summary>
internal readonly struct ReportBatch
{
    private const byte Version = 1;
    private readonly ReadOnlyMemory<byte> _sections;

    private ReportBatch(ReportMode mode, byte target, ReadOnlyMemory<byte> tenant, ReadOnlyMemory<byte> player, ReadOnlyMemory<byte> sections) =>
        (Mode, Target, Tenant, Player, _sections) = (mode, target, tenant, player, sections);

    /// <summary>How they came.</summary>
    public ReportMode Mode { get; }

    /// <summary>The address that they came to.</summary>
    public byte Target { get; }

    /// <summary>Whose they are.</summary>
    public ReadOnlyMemory<byte> Tenant { get; }

    /// <summary>The player as the address names it; empty when it does not.</summary>
    public ReadOnlyMemory<byte> Player { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of a version that is not known.</exception>
    public static ReportBatch Read(ReadOnlyMemory<byte> payload)
    {
        ReadOnlySpan<byte> bytes = payload.Span;
        if (bytes[0] != Version)
        {
            throw new InvalidDataException($"The journal has an entry of version {bytes[0]}, and this program reads {Version}: start the newer program that wrote it.");
        }
        int tenant = bytes[3];
        int player = bytes[4 + tenant];
        return new((ReportMode)bytes[1], bytes[2], payload.Slice(4, tenant), payload.Slice(5 + tenant, player), payload[(5 + tenant + player)..]);
    }

    /// <summary>Writes a batch.</summary>
    /// <param name="mode">How the records came.</param>
    /// <param name="target">The address that they came to.</param>
    /// <param name="tenant">Whose they are: at most 255 bytes.</param>
    /// <param name="player">The player: at most 255 bytes.</param>
    /// <param name="lines">The records, each as a range of the text, and its shard.</param>
    /// <param name="text">Where the records are.</param>
    public static byte[] Write(ReportMode mode, byte target, ReadOnlySpan<byte> tenant, ReadOnlySpan<byte> player, ReadOnlySpan<ReportLine> lines, ReadOnlySpan<byte> text)
    {
        Span<int> lengths = stackalloc int[Shards.Count];
        lengths.Clear();
        foreach (ReportLine line in lines)
        {
            lengths[line.Shard] += line.Length + 1;
        }
        int length = 5 + tenant.Length + player.Length;
        Span<int> places = stackalloc int[Shards.Count];
        for (int shard = 0; shard < lengths.Length; shard++)
        {
            places[shard] = length + 5;
            length += lengths[shard] == 0 ? 0 : 5 + lengths[shard];
        }
        byte[] batch = GC.AllocateUninitializedArray<byte>(length);
        (batch[0], batch[1], batch[2], batch[3]) = (Version, (byte)mode, target, (byte)tenant.Length);
        tenant.CopyTo(batch.AsSpan(4));
        batch[4 + tenant.Length] = (byte)player.Length;
        player.CopyTo(batch.AsSpan(5 + tenant.Length));
        for (int shard = 0; shard < lengths.Length; shard++)
        {
            if (lengths[shard] > 0)
            {
                batch[places[shard] - 5] = (byte)shard;
                BinaryPrimitives.WriteInt32LittleEndian(batch.AsSpan(places[shard] - 4), lengths[shard]);
            }
        }
        foreach (ReportLine line in lines)
        {
            text.Slice(line.Start, line.Length).CopyTo(batch.AsSpan(places[line.Shard]));
            places[line.Shard] += line.Length + 1;
            batch[places[line.Shard] - 1] = (byte)'\n';
        }
        return batch;
    }

    /// <summary>Goes through the shards that have records here.</summary>
    /// <param name="visit">Called with the shard and its records, one a line.</param>
    public void EachShard(Action<int, ReadOnlyMemory<byte>> visit)
    {
        for (ReadOnlyMemory<byte> rest = _sections; !rest.IsEmpty;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(rest.Span[1..]);
            visit(rest.Span[0], rest.Slice(5, length));
            rest = rest[(5 + length)..];
        }
    }
}
