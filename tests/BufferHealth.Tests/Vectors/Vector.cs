using System.Text.Json;
using BufferHealth.Tests.Traces;

namespace BufferHealth.Tests.Vectors;

/// <summary>A file of <c>vectors/traces</c> or <c>vectors/cases</c>, read without any code of the command line.</summary>
internal static class Vector
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "vectors");

    /// <summary>All of a folder's, by name.</summary>
    internal static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.jsonl").Select(f => Path.GetFileNameWithoutExtension(f)).Order();

    /// <summary>Whether what was seen was taken down as a trace was recorded: nearer to the viewer than the browser's events.</summary>
    internal static bool HasTruth(string name) => Json("traces", name).Contains("\"truth\"", StringComparison.Ordinal);

    internal static string Json(string folder, string name) => File.ReadAllText(Path.Combine(Root, folder, name + ".json"));

    internal static IEnumerable<Sample> Samples(string folder, string name) =>
        File.ReadLines(Path.Combine(Root, folder, name + ".jsonl")).Select(Parse);

    private static Sample Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement o = document.RootElement;
        JsonElement? Known(string name) => o.TryGetProperty(name, out JsonElement e) && e.ValueKind != JsonValueKind.Null ? e : null;
        bool? Flag(string name) => Known(name)?.GetInt32() is { } bit ? bit == 1 : null;
        return new Sample
        {
            Time = Known("t")?.GetDouble(),
            Level = Known("level")?.GetDouble(),
            Playhead = Known("playhead")?.GetDouble(),
            Rate = Known("rate")?.GetDouble(),
            Paused = Flag("paused"),
            Seeking = Flag("seeking"),
            Ended = Flag("ended"),
            Hidden = Flag("hidden"),
            AtEnd = Flag("toEnd"),
            Frames = Known("frames")?.GetDouble(),
            Height = Known("height")?.GetDouble(),
            Event = TraceLine.EventOf(Known("event")?.GetString()),
        };
    }
}
