using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Telemetry;

/// <summary>Some of what shards count, as one instrument.</summary>
/// <param name="Name">The instrument's.</param>
/// <param name="Unit">In which it is.</param>
/// <param name="Description">What it says.</param>
/// <param name="Tag">By which its counts differ.</param>
/// <param name="Counts">The tag's values and what is read for each.</param>
internal sealed record SessionInstrument(
    string Name, string Unit, string Description, string Tag, IReadOnlyList<(string Name, Func<SessionCounts, long> Read)> Counts)
{
    /// <summary>Everything that shards count is in one of these.</summary>
    public static IReadOnlyList<SessionInstrument> All { get; } =
    [
        new("bufferhealth.collector.records", "{record}", "What became of records in their sessions; each is counted once.", "fate",
        [
            ("taken", counts => counts.Taken),
            ("no_session", counts => counts.NoSession),
            ("duplicate", counts => counts.Duplicates),
            ("late", counts => counts.Late),
            ("after_close", counts => counts.AfterClose),
        ]),
        new("bufferhealth.collector.sessions", "{session}", "Sessions opened and closed.", "event",
        [
            ("opened", counts => counts.Opened),
            ("resumed", counts => counts.Resumed),
            ("closed", counts => counts.Closed),
            ("timed_out", counts => counts.TimedOut),
            ("evicted", counts => counts.Evicted),
        ]),
        new("bufferhealth.collector.limited", "{value}", "Keys and values beyond a limit: not kept, left out of a minute, or added up among the others.", "limit",
        [
            ("session_keys", counts => counts.RefusedKeys),
            ("minute_keys", counts => counts.RefusedDimensions),
            ("minute_values", counts => counts.OtherValues),
        ]),
        new("bufferhealth.collector.oddities", "{time}", "What players do now and then.", "kind",
        [
            ("number_too_far_back", counts => counts.Unknown),
            ("untimed", counts => counts.Untimed),
            ("crowded", counts => counts.Crowded),
            ("sequence_restart", counts => counts.SequenceRestarts),
            ("clock_jump", counts => counts.ClockJumps),
            ("skewed_session", counts => counts.SkewedSessions),
            ("content_change", counts => counts.ContentChanges),
        ]),
    ];
}
