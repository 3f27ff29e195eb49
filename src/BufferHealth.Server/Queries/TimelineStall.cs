namespace BufferHealth.Server.Queries;

/// <summary>A stall that a timeline shows.</summary>
/// <param name="StartMs">When it began, in ms since 1970.</param>
/// <param name="EndMs">When it ended; null when it has not, or nobody knows.</param>
/// <param name="Part">Which part of the session.</param>
/// <param name="Cause">Its cause, as the player's reports tell it; null when they do not. Hostile text.</param>
internal sealed record TimelineStall(long StartMs, long? EndMs, int Part, string? Cause);
