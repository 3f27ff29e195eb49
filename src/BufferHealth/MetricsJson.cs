using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BufferHealth;

/// <summary>Writes metrics as JSON: camelCase, unknown as null.</summary>
internal static class MetricsJson
{
    // Making these anew for every call took a fifth of its time.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    internal static string Write(Metrics m)
    {
        ArrayBufferWriter<byte> bytes = buffer ??= new(2048);
        Utf8JsonWriter json = writer ??= new(bytes, new JsonWriterOptions { SkipValidation = true });
        bytes.ResetWrittenCount();
        json.Reset(bytes);
        json.WriteStartObject();
        WriteFields(json, m, m.InputFaults);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Writes the fields into an object that the caller has begun and may add to.</summary>
    internal static void WriteFields(Utf8JsonWriter json, Metrics m, int inputFaults)
    {
        json.WriteNumber("definitions"u8, m.Definitions);
        json.WriteString("confidence"u8, m.Confidence is { } confidence ? Name(confidence) : null);
        json.WriteString("state"u8, Name(m.State));
        Number(json, "elapsedTime"u8, m.ElapsedTime);
        Number(json, "startupTime"u8, m.StartupTime);
        json.WriteBoolean("startupTainted"u8, m.StartupTainted);
        json.WriteNumber("stallCount"u8, m.StallCount);
        json.WriteNumber("microStallCount"u8, m.MicroStallCount);
        Number(json, "totalStallDuration"u8, m.TotalStallDuration);
        Number(json, "longestStall"u8, m.LongestStall);
        json.WriteNumber("freezeCount"u8, m.FreezeCount);
        Number(json, "freezeDuration"u8, m.FreezeDuration);
        json.WriteNumber("seekCount"u8, m.SeekCount);
        Number(json, "seekTime"u8, m.SeekTime);
        Number(json, "playingTime"u8, m.PlayingTime);
        Number(json, "pausedTime"u8, m.PausedTime);
        Number(json, "startingTime"u8, m.StartingTime);
        Number(json, "idleTime"u8, m.IdleTime);
        Number(json, "endedTime"u8, m.EndedTime);
        Number(json, "suspendedTime"u8, m.SuspendedTime);
        Number(json, "unobservedTime"u8, m.UnobservedTime);
        Number(json, "bufferLevel"u8, m.BufferLevel);
        Number(json, "avgBufferLevel"u8, m.AvgBufferLevel);
        Number(json, "decayedBufferLevel"u8, m.DecayedBufferLevel);
        Number(json, "minBufferLevel"u8, m.MinBufferLevel);
        Number(json, "qoeScore"u8, m.QoeScore);
        json.WriteNumber("episodeCount"u8, m.EpisodeCount);
        Number(json, "stallDurationMax"u8, m.StallDurationMax);
        json.WriteBoolean("stallCapped"u8, m.StallCapped);
        json.WriteBoolean("startFailed"u8, m.StartFailed);
        json.WriteBoolean("exitBeforeStart"u8, m.ExitBeforeStart);
        json.WriteStartObject("rebufferRatio"u8);
        Number(json, "cta"u8, m.RebufferRatio.Cta);
        Number(json, "mux"u8, m.RebufferRatio.Mux);
        Number(json, "media3"u8, m.RebufferRatio.Media3);
        json.WriteEndObject();
        Number(json, "observedRatio"u8, m.ObservedRatio);
        json.WriteString("health"u8, m.Health is { } health ? Name(health) : null);
        json.WriteNumber("inputFaults"u8, inputFaults);
        Number(json, "timeToEmpty"u8, m.TimeToEmpty);
        Number(json, "stallRisk"u8, m.StallRisk);
        Number(json, "bitrateKbps"u8, m.BitrateKbps);
        Number(json, "meanBitrateKbps"u8, m.MeanBitrateKbps);
        json.WriteNumber("switchesUp"u8, m.SwitchesUp);
        json.WriteNumber("switchesDown"u8, m.SwitchesDown);
        Number(json, "droppedFrames"u8, m.DroppedFrames);
        WriteScore(json, m.SessionScore, m.Mos, m.PictureQuality, m.ScoreLoss);
    }

    /// <summary>Writes a session score and what took it down.</summary>
    internal static void WriteScore(Utf8JsonWriter json, double? score, double? mos, double? pictureQuality, ScoreLoss? loss)
    {
        Number(json, "sessionScore"u8, score);
        Number(json, "mos"u8, mos);
        Number(json, "pictureQuality"u8, pictureQuality);
        if (loss is null)
        {
            json.WriteNull("scoreLoss"u8);
            return;
        }
        json.WriteStartObject("scoreLoss"u8);
        Number(json, "startup"u8, loss.Startup);
        Number(json, "stalls"u8, loss.Stalls);
        Number(json, "lowQuality"u8, loss.LowQuality);
        Number(json, "starvedResolution"u8, loss.StarvedResolution);
        json.WriteStartArray("longestStalls"u8);
        foreach (StallLoss stall in loss.LongestStalls)
        {
            json.WriteStartObject();
            Number(json, "mediaTime"u8, stall.MediaTime);
            Number(json, "duration"u8, stall.Duration);
            Number(json, "points"u8, stall.Points);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Number(json, "otherStalls"u8, loss.OtherStalls);
        json.WriteNumber("otherStallCount"u8, loss.OtherStallCount);
        json.WriteEndObject();
    }

    /// <summary>The camelCase spelling of an enum's value.</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => EnumNames<T>.All[Unsafe.As<T, int>(ref value)];

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is not { } number)
        {
            json.WriteNull(name);
        }
        else if (number == (int)number)
        {
            json.WriteNumber(name, (int)number);    // the same text; most times are 0, and finding the shortest digits costs 60 ns
        }
        else
        {
            json.WriteNumber(name, number);
        }
    }

    private static class EnumNames<T>
        where T : struct, Enum
    {
        internal static readonly string[] All = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
    }
}
