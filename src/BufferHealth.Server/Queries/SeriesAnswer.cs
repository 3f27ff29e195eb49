namespace BufferHealth.Server.Queries;

/// <summary>Figures over time.</summary>
/// <param name="FromMs">Where the first step begins, in ms since 1970.</param>
/// <param name="ToMs">Where the range ends.</param>
/// <param name="StepMs">The length of a step.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Value">Its value; empty for all sessions.</param>
/// <param name="Points">The steps that have sessions, by time.</param>
internal sealed record SeriesAnswer(long FromMs, long ToMs, long StepMs, string Dimension, string Value, IReadOnlyList<SeriesPoint> Points);
