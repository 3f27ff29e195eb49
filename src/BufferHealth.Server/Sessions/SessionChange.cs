namespace BufferHealth.Server.Sessions;

/// <summary>A session has another state, as the newest record tells it: provisional, for a live view.</summary>
/// <param name="Tenant">Whose session it is.</param>
/// <param name="SessionId">The session, ASCII.</param>
/// <param name="From">The state before; Unknown when the session is new.</param>
/// <param name="To">The state now.</param>
/// <param name="AtMs">Since when, in ms since 1970 by the collector's clock.</param>
internal readonly record struct SessionChange(ReadOnlyMemory<byte> Tenant, ReadOnlyMemory<byte> SessionId, SessionState From, SessionState To, long AtMs);
