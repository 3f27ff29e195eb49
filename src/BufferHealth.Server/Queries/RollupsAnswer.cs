namespace BufferHealth.Server.Queries;

/// <summary>Minutes as they are kept, added up.</summary>
/// <param name="FromMs">Where the range begins, in ms since 1970.</param>
/// <param name="ToMs">Where it ends.</param>
/// <param name="StepMs">The length of what minutes were added up to.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Rows">By time, then by value.</param>
internal sealed record RollupsAnswer(long FromMs, long ToMs, long StepMs, string Dimension, IReadOnlyList<RollupAnswer> Rows);
