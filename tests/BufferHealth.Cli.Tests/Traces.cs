namespace BufferHealth.Cli.Tests;

/// <summary>Replays to look at, recorded and hand-made.</summary>
internal static class Traces
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "traces"), "*.jsonl").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    internal static Replay Recorded(string name, bool levelOnly = false, double interval = 0)
    {
        using StreamReader reader = new(CommandLine.Trace(name));
        List<string> lines = [.. Lines(reader)];
        if (interval > 0)
        {
            double next = 0;
            lines = [.. lines.Where(l => !l.Contains("\"event\"", StringComparison.Ordinal)).Where(l =>
            {
                double time = System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("t").GetDouble();
                bool kept = time >= next;
                next = kept ? time + interval : next;
                return kept;
            })];
        }
        return Of(lines, levelOnly);
    }

    internal static Replay Of(IEnumerable<string> lines, bool levelOnly = false) =>
        Replay.Run(Trace.Read(new StringReader(string.Join('\n', lines))), new BufferHealthOptions(), levelOnly);

    /// <summary>Playback at 10 Hz from 0 on, that stands in the given times and is paused in others; frames stand where frozen.</summary>
    internal static Replay Played(double seconds, (double From, double To)[] stalls, (double From, double To)? pause = null, (double From, double To)? frozen = null)
    {
        List<string> lines = [];
        int playhead = 0;
        int frames = 0;
        for (int i = 0; i <= seconds * 10; i++)
        {
            double t = i / 10.0;
            bool stalled = stalls.Any(s => t > s.From && t <= s.To);
            bool paused = t >= pause?.From && t < pause?.To;
            playhead += stalled || paused || i == 0 ? 0 : 1;
            frames += stalled || paused || (t > frozen?.From && t <= frozen?.To) ? 0 : 3;
            lines.Add(FormattableString.Invariant(
                $"{{\"t\":{t},\"level\":{(stalled ? 0.03 : 4)},\"playhead\":{playhead / 10.0},\"rate\":1,\"paused\":{(paused ? 1 : 0)},\"frames\":{frames}}}"));
        }
        return Of(lines);
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
