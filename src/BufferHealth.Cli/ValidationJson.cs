using System.Text;
using System.Text.Json;
using BufferHealth.Cli.Ratings;

namespace BufferHealth.Cli;

/// <summary>Agreement as one JSON object: <c>sets</c>, each with its <c>models</c>.</summary>
internal static class ValidationJson
{
    internal static void Write(IReadOnlyList<Validation.Row> rows, TextWriter output)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("sets");
            foreach (IGrouping<string, Validation.Row> set in rows.GroupBy(r => r.Set.Folder))
            {
                json.WriteStartObject();
                json.WriteString("set", set.First().Set.Name);
                json.WriteNumber("sessions", set.First().Set.Sessions.Count);
                json.WriteStartArray("models");
                foreach (Validation.Row row in set)
                {
                    WriteModel(json, row);
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void WriteModel(Utf8JsonWriter json, Validation.Row row)
    {
        json.WriteStartObject();
        json.WriteString("model", row.Model);
        json.WriteNumber("sessions", row.Points.Count);
        WriteFigure(json, "srcc", row.Agreement?.Srcc, row.Agreement?.SrccInterval);
        WriteFigure(json, "plcc", row.Agreement?.Plcc, row.Agreement?.PlccInterval);
        WriteFigure(json, "rmse", row.Agreement?.Rmse, row.Agreement?.RmseInterval);
        if (row.Agreement is { } known)
        {
            json.WriteString("mapping", known.IsLinear ? "linear" : "logistic");
        }
        else
        {
            json.WriteNull("mapping");
        }
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, string name, double? value, Interval? interval)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
        json.WritePropertyName(name + "95");
        if (interval is { } i)
        {
            json.WriteStartArray();
            json.WriteNumberValue(i.Low);
            json.WriteNumberValue(i.High);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
