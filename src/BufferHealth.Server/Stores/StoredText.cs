namespace BufferHealth.Server.Stores;

/// <summary>
/// Texts on their way to and from DuckDB, whose bindings end a text at its first NUL: NUL is kept as SUB and 0, SUB itself as SUB and 1.
/// </summary>
internal static class StoredText
{
    private const char Escape = '\u001a';

    /// <summary>What is kept for a text.</summary>
    internal static string? Of(string? text) =>
        text is null || text.AsSpan().IndexOfAny('\0', Escape) < 0 ? text : text.Replace("\u001a", "\u001a1", StringComparison.Ordinal).Replace("\0", "\u001a0", StringComparison.Ordinal);

    /// <summary>The text that is kept so.</summary>
    internal static string Read(string stored) =>
        !stored.Contains(Escape, StringComparison.Ordinal) ? stored : stored.Replace("\u001a0", "\0", StringComparison.Ordinal).Replace("\u001a1", "\u001a", StringComparison.Ordinal);
}
