namespace BufferHealth.Cli;

/// <summary>What became of one file: a replay, or why there is none.</summary>
/// <param name="File">The file.</param>
/// <param name="Replay">Null where the file cannot be replayed.</param>
/// <param name="Error">Why not, on one line; null where it was replayed.</param>
/// <param name="Refused">How many lines could not be read and why the first, on one line; null where all could.</param>
internal sealed record FileReplay(TraceFile File, Replay? Replay, string? Error, string? Refused)
{
    internal static FileReplay Run(TraceFile file, BufferHealthOptions options, bool levelOnly)
    {
        string path = Printable.Of(file.Path);
        Trace trace;
        try
        {
            using TextReader reader = file.Path == TraceFile.StandardInput ? Console.In : new StreamReader(file.Path);
            trace = Trace.Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new(file, null, Printable.Of($"cannot read '{path}': {e.Message}"), null);
        }
        string? refused = trace.Faults is [var first, ..]
            ? Printable.Of($"{trace.Faults.Count} of {trace.Faults.Count + trace.Rows.Count} lines refused, the first at line {first.Line}: {first.Why}")
            : null;
        Replay replay = Replay.Run(trace, options, levelOnly);
        return replay.Metrics.Confidence is null
            ? new(file, null, $"'{path}' holds no sample", refused)
            : new(file, replay, null, refused);
    }
}
