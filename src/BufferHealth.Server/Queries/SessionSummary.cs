using System.Text.Json;
using System.Text.Json.Serialization;
using BufferHealth.Server.Live;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Queries;

/// <summary>A session, or a part of one. Null is unknown. Times are ms; instants are ms since 1970 by the collector's clock.</summary>
/// <param name="row">What is known of it.</param>
/// <param name="live">What it does now; null when it is closed.</param>
internal sealed class SessionSummary(SessionRow row, LiveSession? live = null)
{
    /// <summary>The names of the columns in CSV.</summary>
    public static string[] Columns { get; } =
    [
        "sessionId", "part", "contentId", "cdnId", "player", "startMs", "endMs", "state", "ending", "startupMs", "stallSource", "stallCount", "stallMs",
        "playingMs", "pausedMs", "seekingMs", "startingMs", "meanLevelMs", "meanBitrateKbps", "score", "droppedFrames", "errors", "starvedRequests",
        "contentChanges", "clockBehindMs", "reports", "duplicates", "late", "refused", "custom",
    ];

    /// <summary><c>sid</c>. Hostile text.</summary>
    public string SessionId => row.SessionId;

    /// <summary>0, and one more for each time that the session came back after it had been closed.</summary>
    public int Part => row.Part;

    /// <summary><c>cid</c>. Hostile text.</summary>
    public string? ContentId => row.ContentId;

    /// <summary><c>cdn</c>. Hostile text.</summary>
    public string? CdnId => row.CdnId;

    /// <summary>The player, as the address that was reported to names it. Hostile text.</summary>
    public string? Player => row.Player;

    /// <summary>Custom keys and their newest texts. Hostile text.</summary>
    public IReadOnlyDictionary<string, string> Custom => row.Custom;

    /// <summary>The first record's time.</summary>
    public long StartMs => row.StartMs;

    /// <summary>The last record's time.</summary>
    public long EndMs => row.EndMs;

    /// <summary>What the viewer sees now; null when it is closed.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<SessionState>))]
    public SessionState? State => live?.State;

    /// <summary>Since when; null when it is closed.</summary>
    public long? SinceMs => live?.SinceMs;

    /// <summary>The newest level; null when it was not told, or the session is closed.</summary>
    public long? LevelMs => live?.LevelMs;

    /// <summary>Why it was closed; null while it is open.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<SessionEnding>))]
    public SessionEnding? Ending => row.Ending;

    /// <summary>From the wish to play to playback.</summary>
    public long? StartupMs => row.StartupMs;

    /// <summary>Where the stalls are from.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<StallSource>))]
    public StallSource StallSource => row.StallSource;

    /// <summary>How many stalls.</summary>
    public long? StallCount => row.StallCount;

    /// <summary>Time stalled.</summary>
    public long? StallMs => row.StallMs;

    /// <summary>Time played.</summary>
    public long? PlayingMs => row.PlayingMs;

    /// <summary>Time paused.</summary>
    public long? PausedMs => row.PausedMs;

    /// <summary>Time of seeks and the waits after them.</summary>
    public long? SeekingMs => row.SeekingMs;

    /// <summary>Time that playback was wanted and had not begun.</summary>
    public long? StartingMs => row.StartingMs;

    /// <summary>Mean level, weighted by time.</summary>
    public double? MeanLevelMs => row.MeanLevelMs;

    /// <summary>Mean bitrate.</summary>
    public double? MeanBitrateKbps => row.MeanBitrateKbps;

    /// <summary>Session score, 0 to 100.</summary>
    public double? Score => row.Score;

    /// <summary>Frames dropped.</summary>
    public long? DroppedFrames => row.DroppedFrames;

    /// <summary>Error codes told.</summary>
    public int Errors => row.Errors;

    /// <summary>Requests that said <c>bs</c>: no count of stalls.</summary>
    public int StarvedRequests => row.StarvedRequests;

    /// <summary>How often another content came under the session.</summary>
    public int ContentChanges => row.ContentChanges;

    /// <summary>The player's clock behind the collector's; null without time stamps.</summary>
    public long? ClockBehindMs => row.ClockBehindMs;

    /// <summary>Records taken in, late ones included.</summary>
    public int Reports => row.Reports;

    /// <summary>Records that had come before.</summary>
    public int Duplicates => row.Duplicates;

    /// <summary>Records that came after later ones had been settled.</summary>
    public int Late => row.Late;

    /// <summary>Custom keys refused.</summary>
    public int Refused => row.Refused;

    /// <summary>The cells of <see cref="Columns"/>.</summary>
    public object?[] Cells() =>
    [
        SessionId, Part, ContentId, CdnId, Player, StartMs, EndMs, Camel(State), Camel(Ending), StartupMs,
        Camel(StallSource), StallCount, StallMs, PlayingMs, PausedMs, SeekingMs, StartingMs, MeanLevelMs, MeanBitrateKbps, Score, DroppedFrames, Errors,
        StarvedRequests, ContentChanges, ClockBehindMs, Reports, Duplicates, Late, Refused,
        string.Join("; ", Custom.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")),
    ];

    /// <summary>As in JSON: one spelling of a thing everywhere.</summary>
    private static string? Camel(Enum? value) => value is null ? null : JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
