namespace BufferHealth.Server.Queries;

/// <summary>How a part of the collector does.</summary>
/// <param name="Ready">Whether it works.</param>
/// <param name="Reason">Why not, and what to do; null when it works.</param>
internal sealed record PartHealth(bool Ready, string? Reason);
