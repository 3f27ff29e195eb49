namespace BufferHealth.Server.Queries;

/// <summary>How the level of the buffer was distributed: the newest level of each viewer, once a minute.</summary>
/// <param name="FromMs">Where the range begins, in ms since 1970.</param>
/// <param name="ToMs">Where it ends.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Value">Its value; empty for all sessions.</param>
/// <param name="P10Ms">The level that one in ten is below; null when no level was told.</param>
/// <param name="P50Ms">The median level.</param>
/// <param name="P90Ms">The level that one in ten is above.</param>
/// <param name="Bins">Ranges of level from the lowest.</param>
internal sealed record LevelAnswer(
    long FromMs, long ToMs, string Dimension, string Value, double? P10Ms, double? P50Ms, double? P90Ms, IReadOnlyList<LevelBin> Bins);
