namespace BufferHealth.Server.Queries;

/// <summary>An error that a timeline shows.</summary>
/// <param name="AtMs">When, in ms since 1970.</param>
/// <param name="Part">Which part of the session.</param>
/// <param name="Codes">Its codes, as the player told them. Hostile text.</param>
internal sealed record TimelineError(long AtMs, int Part, string Codes);
