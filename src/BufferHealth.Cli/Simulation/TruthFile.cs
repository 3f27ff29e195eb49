using System.Text.Json;
using System.Text.Json.Serialization;

namespace BufferHealth.Cli.Simulation;

/// <summary>The truth of a run: its sums and one object a session.</summary>
internal sealed record TruthFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = false,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>When the run began, in ms since 1970.</summary>
    public required long Start { get; init; }

    /// <summary>All sessions added up.</summary>
    public required TruthSums Sums { get; init; }

    /// <summary>The sessions, in the order in which they began.</summary>
    public required TruthSession[] Sessions { get; init; }

    /// <summary>All sessions added up.</summary>
    internal sealed record TruthSums(
        int Sessions, long Records, long RecordsDelivered, long StallCount, long StallMs, long PlayingMs, long PausedMs, long SeekingMs, long StartingMs)
    {
        /// <summary>stallMs / (stallMs + playingMs); null when nothing played or stalled.</summary>
        [JsonInclude]
        public double? StallRatio => StallMs + PlayingMs > 0 ? (double)StallMs / (StallMs + PlayingMs) : null;
    }

    internal static TruthFile Of(IReadOnlyList<Visit> visits, ulong seed, long epochMs) => new()
    {
        Seed = seed,
        Start = epochMs,
        Sums = new(
            visits.Count, visits.Sum(v => (long)v.Said), visits.Sum(v => (long)v.Came), visits.Sum(v => (long)v.Final.StallCount), visits.Sum(v => (long)v.Final.StallMs),
            visits.Sum(v => (long)v.Final.PlayingMs), visits.Sum(v => (long)v.Final.PausedMs), visits.Sum(v => (long)v.Final.SeekingMs), visits.Sum(v => (long)v.Final.StartingMs)),
        Sessions = [.. visits.Select(v => TruthSession.Of(v, epochMs))],
    };

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">It is not a truth file.</exception>
    internal static TruthFile Parse(string json) => JsonSerializer.Deserialize<TruthFile>(json, Json) ?? throw new JsonException("it is null");
}
