namespace BufferHealth.Server.Queries;

/// <summary>All that is known of one session.</summary>
/// <param name="SessionId"><c>sid</c>. Hostile text.</param>
/// <param name="AtMs">When it was asked for, in ms since 1970: an open session goes on to then.</param>
/// <param name="Open">Whether it is open.</param>
/// <param name="Parts">Its parts, in order; the last one is provisional while it is open.</param>
/// <param name="Points">Its timeline: every change of state, every error, a level every 10 s at most. The newest 10,000.</param>
/// <param name="Stalls">The stalls that the timeline shows. The parts' counts, from the best source there is, are the ones to quote.</param>
/// <param name="Errors">The errors that the timeline shows.</param>
internal sealed record SessionAnswer(
    string SessionId, long AtMs, bool Open, IReadOnlyList<SessionSummary> Parts, IReadOnlyList<TimelinePoint> Points,
    IReadOnlyList<TimelineStall> Stalls, IReadOnlyList<TimelineError> Errors);
