namespace BufferHealth.Server.Queries;

/// <summary>What viewers see now, at most a second old. Provisional: of the newest records.</summary>
/// <param name="AtMs">When, in ms since 1970 by the collector's clock.</param>
/// <param name="Viewers">Sessions that are open and not over.</param>
/// <param name="Playing">Those whose media plays.</param>
/// <param name="Stalled">Those that are stalled.</param>
/// <param name="Starting">Those that wait for their start.</param>
/// <param name="Paused">Those that are paused.</param>
/// <param name="Seeking">Those that seek.</param>
/// <param name="StalledShare">Stalled ones among those that play or are stalled, 0 to 1; null where none does.</param>
/// <param name="StalledSessions">Those that are stalled, the longest first; 50 at most.</param>
/// <param name="Health">How the collector does.</param>
internal sealed record NowAnswer(
    long AtMs, int Viewers, int Playing, int Stalled, int Starting, int Paused, int Seeking, double? StalledShare,
    IReadOnlyList<StalledSession> StalledSessions, CollectorHealth Health);
