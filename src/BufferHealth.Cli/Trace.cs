using System.Globalization;
using System.Text.Json;

namespace BufferHealth.Cli;

/// <summary>
/// A recorded session: JSON lines, each a sample (<c>t</c>, <c>level</c>, <c>playhead</c>, <c>rate</c>, <c>paused</c>,
/// <c>seeking</c>, <c>ended</c>, <c>hidden</c>, <c>toEnd</c>, <c>frames</c>; of the picture <c>bitrateKbps</c>, <c>width</c>,
/// <c>height</c>, <c>framesPerSecond</c>, <c>vmaf</c>, <c>quality</c>, <c>codecs</c>) and, where <c>event</c> is present, a media
/// element's event with the sample taken at it. Numbers are seconds; yes-or-no parts are true/false or 1/0; null and a
/// missing part are unknown.
/// </summary>
internal sealed class Trace
{
    private readonly List<Row> rows = [];
    private readonly List<Fault> faults = [];

    /// <summary>One readable line.</summary>
    /// <param name="Line">Its number in the file, from 1.</param>
    /// <param name="Event">The media event's name; null for a timed sample.</param>
    /// <param name="Sample">What was observed.</param>
    internal readonly record struct Row(int Line, string? Event, Sample Sample);

    /// <summary>One line that could not be read, and why.</summary>
    internal readonly record struct Fault(int Line, string Why);

    internal IReadOnlyList<Row> Rows => rows;

    internal IReadOnlyList<Fault> Faults => faults;

    /// <summary>Reads a trace; lines that are no sample are kept apart as <see cref="Faults"/>.</summary>
    internal static Trace Read(TextReader reader)
    {
        Trace trace = new();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                trace.Add(number, line);
            }
        }
        return trace;
    }

    private void Add(int number, string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            rows.Add(ToRow(number, document.RootElement));
        }
        catch (JsonException e)
        {
            faults.Add(new(number, $"not JSON ({e.Message.Split('.')[0]})"));
        }
        catch (FormatException e)
        {
            faults.Add(new(number, e.Message));
        }
    }

    private static Row ToRow(int number, JsonElement o)
    {
        if (o.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("not a JSON object");
        }
        string? name = o.TryGetProperty("event", out JsonElement e) && e.ValueKind == JsonValueKind.String ? e.GetString() : null;
        return new(number, name, new Sample
        {
            Time = Number(o, "t") ?? throw new FormatException("no time 't'"),
            Level = Number(o, "level"),
            Playhead = Number(o, "playhead"),
            Rate = Number(o, "rate"),
            Paused = Flag(o, "paused"),
            Seeking = Flag(o, "seeking"),
            Ended = Flag(o, "ended"),
            Hidden = Flag(o, "hidden"),
            AtEnd = Flag(o, "toEnd"),
            Frames = Number(o, "frames"),
            BitrateKbps = Number(o, "bitrateKbps"),
            Width = Number(o, "width"),
            Height = Number(o, "height"),
            FramesPerSecond = Number(o, "framesPerSecond"),
            Vmaf = Number(o, "vmaf"),
            Quality = Number(o, "quality"),
            Codecs = Text(o, "codecs"),
            Event = name switch
            {
                null => PlayerEvent.None,
                "loadstart" => PlayerEvent.LoadStart,
                "play" => PlayerEvent.Play,
                "canplay" => PlayerEvent.CanPlay,
                "waiting" => PlayerEvent.Waiting,
                "playing" => PlayerEvent.Playing,
                "seeking" => PlayerEvent.Seek,
                _ => PlayerEvent.Other,
            },
        });
    }

    private static double? Number(JsonElement o, string name)
    {
        if (!o.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        // Some recorders write "NaN" and "Infinity" as text; the monitor refuses and counts them.
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String when double.TryParse(value.GetString(), CultureInfo.InvariantCulture, out double number) => number,
            _ => throw new FormatException($"'{name}' is not a number"),
        };
    }

    private static string? Text(JsonElement o, string name)
    {
        if (!o.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"'{name}' is not a text");
    }

    private static bool? Flag(JsonElement o, string name)
    {
        if (!o.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when value.TryGetInt32(out int number) && number is 0 or 1 => number == 1,
            _ => throw new FormatException($"'{name}' is neither true/false nor 1/0"),
        };
    }
}
