namespace BufferHealth.Server.Doors;

/// <summary>Where the demo's page reports.</summary>
/// <param name="ReportTo">A path on this service; the player's name may follow it.</param>
internal sealed record ReportAddress(string ReportTo);
