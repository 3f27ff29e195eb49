namespace BufferHealth.Server.Queries;

/// <summary>Figures by the values of a dimension, over a range of time.</summary>
/// <param name="FromMs">Where the range begins, in ms since 1970.</param>
/// <param name="ToMs">Where it ends.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Values">Its values, those with the most time played first.</param>
internal sealed record BreakdownAnswer(long FromMs, long ToMs, string Dimension, IReadOnlyList<BreakdownValue> Values);
