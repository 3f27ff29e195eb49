namespace BufferHealth.Cli;

/// <summary>A file that the command writes.</summary>
internal static class OutputFile
{
    /// <summary>Writes it whole; if that cannot be, one line on the error stream says why.</summary>
    internal static bool TryWrite(string path, Action<TextWriter> write, TextWriter error)
    {
        try
        {
            using StringWriter text = new();
            write(text);
            File.WriteAllText(path, text.ToString() + "\n");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine(Printable.Of($"buffer-health: cannot write '{path}': {e.Message}"));
            return false;
        }
    }
}
