using System.Buffers.Binary;
using System.Globalization;
using BufferHealth.Server.Journals;

namespace BufferHealth.Server.Collection;

/// <summary>
/// The state of all shards as of one position of the journal, in a file named by it. Written beside and renamed, so that a file is whole or
/// absent. The last two are kept: if the newest cannot be read, the journal still holds what follows the one before.
/// </summary>
/// <param name="folder">Where snapshots are.</param>
internal sealed class SnapshotFile(string folder)
{
    private const string Suffix = ".snapshot";

    /// <summary>Positions of the snapshots, newest first.</summary>
    public IReadOnlyList<long> Positions =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Suffix)
            .Select(path => long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out long position) ? position : (long?)null)
            .OfType<long>().OrderDescending(),
    ];

    /// <summary>Writes a snapshot, and deletes all but the one before it.</summary>
    /// <param name="position">Of the journal.</param>
    /// <param name="shards">Each shard's state.</param>
    /// <returns>The oldest position that is kept: the journal is needed from there on.</returns>
    public long Write(long position, IReadOnlyList<ReadOnlyMemory<byte>> shards)
    {
        string path = PathOf(position);
        using (FileStream file = File.Create(path + ".part"))
        {
            Span<byte> header = stackalloc byte[8];
            foreach (ReadOnlyMemory<byte> shard in shards)
            {
                BinaryPrimitives.WriteInt32LittleEndian(header, shard.Length);
                BinaryPrimitives.WriteUInt32LittleEndian(header[4..], JournalFrame.Checksum(shard.Span));
                file.Write(header);
                file.Write(shard.Span);
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(path + ".part", path, overwrite: true);
        IReadOnlyList<long> positions = Positions;
        foreach (long old in positions.Skip(2))
        {
            File.Delete(PathOf(old));
        }
        return positions.Take(2).Last();
    }

    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public IReadOnlyList<ReadOnlyMemory<byte>> Read(long position)
    {
        List<ReadOnlyMemory<byte>> shards = [];
        for (ReadOnlyMemory<byte> rest = File.ReadAllBytes(PathOf(position)); !rest.IsEmpty;)
        {
            int length = rest.Length < 8 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
            if (length < 0 || length > rest.Length - 8 || JournalFrame.Checksum(rest.Span.Slice(8, length)) != BinaryPrimitives.ReadUInt32LittleEndian(rest.Span[4..]))
            {
                throw new InvalidDataException($"The snapshot {PathOf(position)} is damaged.");
            }
            shards.Add(rest.Slice(8, length));
            rest = rest[(8 + length)..];
        }
        return shards.Count == Shards.Count ? shards
            : throw new InvalidDataException($"The snapshot {PathOf(position)} has {shards.Count} shards and must have {Shards.Count}.");
    }

    private string PathOf(long position) => Path.Combine(folder, position.ToString("D19", CultureInfo.InvariantCulture) + Suffix);
}
