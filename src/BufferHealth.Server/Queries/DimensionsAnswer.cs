namespace BufferHealth.Server.Queries;

/// <summary>What sessions can be told apart by.</summary>
/// <param name="FromMs">Where the range begins, in ms since 1970.</param>
/// <param name="ToMs">Where it ends.</param>
/// <param name="Dimensions">The dimensions that sessions of the range have.</param>
internal sealed record DimensionsAnswer(long FromMs, long ToMs, IReadOnlyList<string> Dimensions);
