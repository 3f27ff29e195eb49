using System.Globalization;

namespace BufferHealth.Server.Collection;

/// <summary>
/// The state of all shards as of one position of the journal, in a folder named by it, a file for each shard. Written beside and renamed, so that a
/// snapshot is whole or absent. The last two are kept: if the newest cannot be read, the journal still holds what follows the one before.
/// </summary>
/// <param name="folder">Where snapshots are.</param>
internal sealed class Snapshots(string folder)
{
    private const string Suffix = ".snapshot";
    private const string Unfinished = ".unfinished";

    /// <summary>Positions of the snapshots, newest first.</summary>
    public IReadOnlyList<long> Positions =>
    [
        .. Directory.EnumerateDirectories(folder, "*" + Suffix)
            .Select(path => long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out long position) ? position : (long?)null)
            .OfType<long>().OrderDescending(),
    ];

    /// <summary>Begins a snapshot; what was begun before and not finished is deleted.</summary>
    /// <returns>Where its files go.</returns>
    public string Begin(long position)
    {
        foreach (string left in Directory.EnumerateDirectories(folder, "*" + Unfinished))
        {
            Directory.Delete(left, recursive: true);
        }
        return Directory.CreateDirectory(PathOf(position) + Unfinished).FullName;
    }

    /// <summary>Finishes a snapshot, and deletes all but the one before it.</summary>
    /// <returns>The oldest position that is kept: the journal is needed from there on.</returns>
    public long Finish(long position)
    {
        if (!Directory.Exists(PathOf(position)))
        {
            Directory.Move(PathOf(position) + Unfinished, PathOf(position));
        }
        IReadOnlyList<long> positions = Positions;
        foreach (long old in positions.Skip(2))
        {
            Directory.Delete(PathOf(old), recursive: true);
        }
        return positions.Take(2).Last();
    }

    /// <summary>Reads one shard's state, which tells by itself whether it is damaged.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public byte[] Read(long position, int shard)
    {
        string path = PathOf(PathOf(position), shard);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw new InvalidDataException($"The snapshot {PathOf(position)} has no file for shard {shard}.");
    }

    /// <summary>The file of a shard in a snapshot's folder.</summary>
    public static string PathOf(string snapshot, int shard) => Path.Combine(snapshot, shard.ToString(CultureInfo.InvariantCulture));

    private string PathOf(long position) => Path.Combine(folder, position.ToString("D19", CultureInfo.InvariantCulture) + Suffix);
}
