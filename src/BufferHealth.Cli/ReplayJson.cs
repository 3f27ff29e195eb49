using System.Text;
using System.Text.Json;

namespace BufferHealth.Cli;

/// <summary>A replay as one JSON object: the metrics, then <c>stalls</c> and <c>freezes</c>, times on the trace's clock.</summary>
internal static class ReplayJson
{
    internal static void Write(Replay replay, TextWriter output) => Write(output, json =>
    {
        json.WriteStartObject();
        WriteFields(json, replay);
        json.WriteEndObject();
    });

    /// <summary>An array: of every file its <c>file</c> and the same fields, or <c>error</c> where it cannot be replayed.</summary>
    internal static void Write(IReadOnlyList<FileReplay> files, TextWriter output) => Write(output, json =>
    {
        json.WriteStartArray();
        foreach (FileReplay file in files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.File.Path);
            if (file.Replay is { } replay)
            {
                WriteFields(json, replay);
            }
            else
            {
                json.WriteString("error", file.Error);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    internal static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true }))
        {
            write(json);
        }
        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void WriteFields(Utf8JsonWriter json, Replay replay)
    {
        MetricsJson.WriteFields(json, replay.Metrics, replay.InputFaults);
        json.WriteStartArray("stalls");
        foreach (Stall stall in replay.Stalls)
        {
            json.WriteStartObject();
            json.WriteNumber("start", stall.Start);
            json.WriteNumber("duration", stall.Duration ?? 0);
            json.WriteString("cause", MetricsJson.Name(stall.Cause));
            WriteNumber(json, "levelAtStart", stall.LevelAtStart);
            json.WriteString("endedBy", MetricsJson.Name(stall.EndedBy));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("freezes");
        foreach (Freeze freeze in replay.Freezes)
        {
            json.WriteStartObject();
            json.WriteNumber("start", freeze.Start);
            json.WriteNumber("duration", freeze.Duration ?? 0);
            json.WriteString("endedBy", MetricsJson.Name(freeze.EndedBy));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
