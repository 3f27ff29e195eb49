using System.Text.Json;

namespace BufferHealth.Cli.Simulation;

/// <summary>What a collector says of one session, its parts added up. Null is unknown.</summary>
internal sealed record FoundSession
{
    /// <summary>From the wish to play to playback.</summary>
    internal long? StartupMs { get; init; }

    /// <summary>Stalls.</summary>
    internal long? StallCount { get; init; }

    /// <summary>Time stalled.</summary>
    internal long? StallMs { get; init; }

    /// <summary>Time played.</summary>
    internal long? PlayingMs { get; init; }

    /// <summary>Time paused.</summary>
    internal long? PausedMs { get; init; }

    /// <summary>Time of seeks.</summary>
    internal long? SeekingMs { get; init; }

    /// <summary>Mean bitrate of the part that played longest.</summary>
    internal double? MeanBitrateKbps { get; init; }

    /// <summary>Whether every part is closed.</summary>
    internal bool IsFinal { get; init; }

    /// <summary>Of the rows of one session; null when there is none.</summary>
    internal static FoundSession? Of(IEnumerable<JsonElement> rows)
    {
        FoundSession? sum = null;
        long longest = -1;
        foreach (JsonElement row in rows.OrderBy(r => Number(r, "part") ?? 0))
        {
            long playing = (long?)Number(row, "playingMs") ?? 0;
            sum = new()
            {
                StartupMs = sum?.StartupMs ?? (long?)Number(row, "startupMs"),
                StallCount = Sum(sum?.StallCount, row, "stallCount"),
                StallMs = Sum(sum?.StallMs, row, "stallMs"),
                PlayingMs = Sum(sum?.PlayingMs, row, "playingMs"),
                PausedMs = Sum(sum?.PausedMs, row, "pausedMs"),
                SeekingMs = Sum(sum?.SeekingMs, row, "seekingMs"),
                MeanBitrateKbps = playing > longest ? Number(row, "meanBitrateKbps") : sum?.MeanBitrateKbps,
                IsFinal = sum?.IsFinal != false && row.TryGetProperty("ending", out JsonElement ending) && ending.ValueKind != JsonValueKind.Null,
            };
            longest = Math.Max(longest, playing);
        }
        return sum;
    }

    private static long? Sum(long? before, JsonElement row, string name) =>
        Number(row, name) is { } number ? (before ?? 0) + (long)number : before;

    private static double? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
