using System.Text.Json;

namespace BufferHealth.Tests.Traces;

/// <summary>One line of a recorded trace, read without any code of the product.</summary>
internal sealed record TraceLine(
    string? Event, double T, double Level, double Playhead, double Rate, bool Paused, bool Seeking, bool Ended, bool ToEnd, double Frames,
    bool Hidden, int Ready)
{
    internal static TraceLine[] Read(string trace) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "traces", trace + ".jsonl")).Select(Parse)];

    internal Sample ToSample() => new()
    {
        Time = T,
        Level = Level,
        Playhead = Playhead,
        Rate = Rate,
        Paused = Paused,
        Seeking = Seeking,
        Ended = Ended,
        AtEnd = ToEnd,
        Frames = Frames,
        Hidden = Hidden,
        Event = EventOf(Event),
    };

    /// <summary>What a media event's name stands for; none where a sample was timed.</summary>
    internal static PlayerEvent EventOf(string? name) => name switch
    {
        null => PlayerEvent.None,
        "loadstart" => PlayerEvent.LoadStart,
        "play" => PlayerEvent.Play,
        "canplay" => PlayerEvent.CanPlay,
        "waiting" => PlayerEvent.Waiting,
        "playing" => PlayerEvent.Playing,
        "seeking" => PlayerEvent.Seek,
        _ => PlayerEvent.Other,
    };

    private static TraceLine Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement o = document.RootElement;
        double Number(string name) => o.GetProperty(name).GetDouble();
        bool Flag(string name) => o.GetProperty(name).GetInt32() != 0;
        return new(
            o.TryGetProperty("event", out JsonElement e) ? e.GetString() : null,
            Number("t"), Number("level"), Number("playhead"), Number("rate"),
            Flag("paused"), Flag("seeking"), Flag("ended"), Flag("toEnd"), Number("frames"),
            o.TryGetProperty("hidden", out JsonElement hidden) && hidden.GetInt32() != 0, o.GetProperty("ready").GetInt32());
    }
}
