namespace BufferHealth.Server.Health;

/// <summary>How the service does.</summary>
/// <param name="Status"><c>ok</c> while records are taken in, else <c>unavailable</c>, with a status of 503.</param>
/// <param name="Reason">Why no records are taken in; null when they are.</param>
/// <param name="Links">Shaped links at present.</param>
/// <param name="Expired">Links that expired unused since the server started.</param>
/// <param name="Refused">Requests answered with a status of 400 to 499 since the server started.</param>
internal sealed record HealthStatus(string Status, string? Reason, int Links, long Expired, long Refused);
