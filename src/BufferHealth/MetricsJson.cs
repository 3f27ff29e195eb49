using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BufferHealth;

/// <summary>Writes metrics as JSON: camelCase, unknown as null.</summary>
internal static class MetricsJson
{
    internal static string Write(Metrics m)
    {
        ArrayBufferWriter<byte> bytes = new(1024);
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            WriteFields(json, m, m.InputFaults);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Writes the fields into an object that the caller has begun and may add to.</summary>
    internal static void WriteFields(Utf8JsonWriter json, Metrics m, int inputFaults)
    {
        json.WriteNumber("definitions"u8, m.Definitions);
        json.WriteString("confidence"u8, m.Confidence is { } confidence ? Name(confidence) : null);
        json.WriteString("state"u8, Name(m.State));
        json.WriteNumber("elapsedTime"u8, m.ElapsedTime);
        Number(json, "startupTime"u8, m.StartupTime);
        json.WriteBoolean("startupTainted"u8, m.StartupTainted);
        json.WriteNumber("stallCount"u8, m.StallCount);
        json.WriteNumber("microStallCount"u8, m.MicroStallCount);
        json.WriteNumber("totalStallDuration"u8, m.TotalStallDuration);
        json.WriteNumber("longestStall"u8, m.LongestStall);
        json.WriteNumber("freezeCount"u8, m.FreezeCount);
        json.WriteNumber("freezeDuration"u8, m.FreezeDuration);
        json.WriteNumber("seekCount"u8, m.SeekCount);
        json.WriteNumber("seekTime"u8, m.SeekTime);
        json.WriteNumber("playingTime"u8, m.PlayingTime);
        json.WriteNumber("pausedTime"u8, m.PausedTime);
        json.WriteNumber("startingTime"u8, m.StartingTime);
        json.WriteNumber("idleTime"u8, m.IdleTime);
        json.WriteNumber("endedTime"u8, m.EndedTime);
        json.WriteNumber("suspendedTime"u8, m.SuspendedTime);
        json.WriteNumber("unknownTime"u8, m.UnknownTime);
        Number(json, "bufferLevel"u8, m.BufferLevel);
        Number(json, "avgBufferLevel"u8, m.AvgBufferLevel);
        Number(json, "decayedBufferLevel"u8, m.DecayedBufferLevel);
        Number(json, "minBufferLevel"u8, m.MinBufferLevel);
        Number(json, "qoeScore"u8, m.QoeScore);
        json.WriteNumber("inputFaults"u8, inputFaults);
    }

    /// <summary>The camelCase spelling of an enum's value.</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => EnumNames<T>.All[Unsafe.As<T, int>(ref value)];

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
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

    private static class EnumNames<T>
        where T : struct, Enum
    {
        internal static readonly string[] All = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
    }
}
