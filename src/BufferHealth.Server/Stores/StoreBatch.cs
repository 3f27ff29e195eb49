using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Stores;

/// <summary>Results to be kept together.</summary>
/// <param name="Rows">Sessions that were closed.</param>
/// <param name="Rollups">Minutes that are over.</param>
/// <param name="Points">Points of timelines.</param>
internal sealed record StoreBatch(IReadOnlyList<SessionRow> Rows, IReadOnlyList<RollupRow> Rollups, IReadOnlyList<SessionPoint> Points);
