namespace BufferHealth.Server.Health;

/// <summary>How the server does.</summary>
/// <param name="Status">Always <c>ok</c>: a server that is not well does not answer.</param>
/// <param name="Links">Shaped links at present.</param>
/// <param name="Expired">Links that expired unused since the server started.</param>
/// <param name="Refused">Requests answered with a status of 400 to 499 since the server started.</param>
internal sealed record HealthStatus(string Status, int Links, long Expired, long Refused);
