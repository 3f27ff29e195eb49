namespace BufferHealth.Server.Queries;

/// <summary>Sessions of a range of time.</summary>
/// <param name="FromMs">Those that ended at this time or later, in ms since 1970.</param>
/// <param name="ToMs">Those that began before this time.</param>
/// <param name="Offset">How many were passed over.</param>
/// <param name="More">Whether there are more after them.</param>
/// <param name="Sessions">Open ones first.</param>
internal sealed record SessionsAnswer(long FromMs, long ToMs, int Offset, bool More, IReadOnlyList<SessionSummary> Sessions);
