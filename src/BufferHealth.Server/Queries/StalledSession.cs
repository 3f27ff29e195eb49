namespace BufferHealth.Server.Queries;

/// <summary>A session that is stalled now.</summary>
/// <param name="SessionId"><c>sid</c>. Hostile text.</param>
/// <param name="ContentId"><c>cid</c>; null when not told. Hostile text.</param>
/// <param name="CdnId"><c>cdn</c>, likewise.</param>
/// <param name="Player">The player, likewise.</param>
/// <param name="SinceMs">Since when, in ms since 1970 by the collector's clock.</param>
internal sealed record StalledSession(string SessionId, string? ContentId, string? CdnId, string? Player, long SinceMs);
