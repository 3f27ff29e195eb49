using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>What DuckDB's errors mean for the operator. It tells them as texts of its own and of the system; each has a test.</summary>
internal static class StoreFaults
{
    /// <summary>One line: what is the matter with the store, and what to do.</summary>
    internal static StoreUnavailableException Of(string path, DuckDBException e)
    {
        string text = e.Message;
        bool Says(params ReadOnlySpan<string> any)
        {
            foreach (string part in any)
            {
                if (text.Contains(part, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
            return false;
        }
        string what =
            Says("No space left", "not enough space", "Disk quota", "File too large") ? "has no room on its disk: make room there; batches are taken again as soon as there is some."
            : Says("Could not set lock", "Conflicting lock", "used by another process") ? "is open in another process, and only one can have it: stop that one, or name another file."
            : Says("newer version of DuckDB", "older version of DuckDB", "version number") ? "was written by another version of DuckDB: start the program that wrote it, or name another file."
            : Says("Permission denied", "Read-only file system", "Is a directory", "Cannot open file") ? "cannot be opened or written: give the service's account the right to write to the file and its folder."
            : Says("not a valid DuckDB", "corrupt", "checksum", "Serialization Error", "deserialize", "Could not read", "replaying WAL", "INTERNAL Error")
                ? "is damaged and was left as it is: put back a copy of the file (and of its .wal), or move both away to begin anew."
            : Says("Out of Memory") ? "needs more memory for this than it may take: ask for a shorter time, or give it more."
            : "cannot be used: start the service again.";
        return new($"The store {path} {what} (DuckDB: {FirstLine(text)})", e);
    }

    // The cause of an invalidated database comes after "Original error".
    private static string FirstLine(string text)
    {
        const string Cause = "Original error: \"";
        int at = text.IndexOf(Cause, StringComparison.Ordinal);
        ReadOnlySpan<char> rest = text.AsSpan(at < 0 ? 0 : at + Cause.Length).Trim();
        int end = rest.IndexOfAny('\r', '\n');
        rest = end < 0 ? rest : rest[..end];
        return (rest.Length > 300 ? rest[..300] : rest).TrimEnd(['"', ' ']).ToString();
    }
}
