using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Live;

/// <summary>An open session.</summary>
/// <param name="Row">What is known of it so far; its <see cref="SessionRow.Ending"/> is null.</param>
/// <param name="State">What its viewer sees.</param>
/// <param name="SinceMs">Since when, in ms since 1970 by the collector's clock.</param>
/// <param name="LevelMs">The newest level; null when not told.</param>
internal sealed record LiveSession(SessionRow Row, SessionState State, long SinceMs, long? LevelMs)
{
    /// <summary>What open sessions are ordered by: those first that are stalled, the longest at the top; then those that changed last.</summary>
    public static (bool IsNotStalled, long) Place(SessionState state, long sinceMs) =>
        state == SessionState.Stalled ? (false, sinceMs) : (true, -sinceMs);
}
