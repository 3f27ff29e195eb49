using System.Globalization;

namespace BufferHealth.Server.Journals;

/// <summary>The files of a journal: each is named by the position at which it begins.</summary>
/// <param name="folder">Where they are.</param>
internal sealed class JournalSegments(string folder)
{
    private const string Suffix = ".journal";

    /// <summary>Where segments begin, in order.</summary>
    public IReadOnlyList<long> Starts =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Suffix)
            .Select(path => long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out long start) ? start : (long?)null)
            .OfType<long>().Order(),
    ];

    /// <summary>The file of a segment.</summary>
    public string PathOf(long start) => Path.Combine(folder, start.ToString("D19", CultureInfo.InvariantCulture) + Suffix);

    /// <summary>Goes through the entries after a position.</summary>
    /// <param name="after">A position at which an entry ends, or the journal begins.</param>
    /// <param name="visit">Called for each entry; its payload may be kept.</param>
    /// <returns>Where the last whole entry ends.</returns>
    /// <exception cref="JournalException">A segment is missing or damaged.</exception>
    public long Read(long after, Action<JournalEntry> visit)
    {
        IReadOnlyList<long> starts = Starts;
        int first = starts.Count - 1;
        for (; first > 0 && starts[first] > after; first--)
        {
        }
        if (starts.Count == 0 || starts[first] > after)
        {
            throw new JournalException(starts.Count == 0
                ? $"The journal in {folder} has no segment."
                : $"The journal in {folder} begins at {starts[first]}, and {after} is needed: a segment is missing.");
        }
        long position = starts[first];
        for (int i = first; i < starts.Count; i++)
        {
            if (starts[i] != position)
            {
                throw new JournalException($"The journal in {folder} has no segment for {position}: its next begins at {starts[i]}.");
            }
            position = Read(starts[i], after, isNewest: i == starts.Count - 1, visit);
        }
        return position;
    }

    private long Read(long start, long after, bool isNewest, Action<JournalEntry> visit)
    {
        string path = PathOf(start);
        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        int at = 0;
        while (at < bytes.Length)
        {
            if (!JournalFrame.TryRead(bytes.Span[at..], out long arrivalMs, out int payloadLength))
            {
                // The newest may end with half a group: it was never acknowledged.
                if (!isNewest || JournalFrame.AnyGroupAfter(bytes.Span[at..], start + at))
                {
                    throw new JournalException($"The journal's segment {path} is damaged at byte {at} of {bytes.Length}. Nothing was changed. Restore it from a backup, or move the journal's folder away to begin without what is in it.");
                }
                break;
            }
            ReadOnlyMemory<byte> payload = bytes.Slice(at + JournalFrame.HeaderLength, payloadLength);
            at += JournalFrame.HeaderLength + payloadLength;
            if (start + at > after)
            {
                visit(new(start + at, arrivalMs, payload));
            }
        }
        return start + at;
    }

    /// <summary>Deletes the segments all of whose entries end at or before a position, except the newest.</summary>
    public void DeleteBefore(long position)
    {
        IReadOnlyList<long> starts = Starts;
        for (int i = 0; i + 1 < starts.Count && starts[i + 1] <= position; i++)
        {
            File.Delete(PathOf(starts[i]));
        }
    }
}
