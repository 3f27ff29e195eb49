namespace BufferHealth.Server.Links;

/// <summary>What goes for a link at one moment.</summary>
/// <param name="Kbps">The present rate in kilobits a second; 0 is off.</param>
/// <param name="Profile">The named profile that is running, or null for a constant rate.</param>
/// <param name="BytesSent">Bytes that have had leave to pass since the link was made.</param>
/// <param name="Waiting">Transfers that wait for leave to send.</param>
internal sealed record LinkStatus(double Kbps, string? Profile, long BytesSent, int Waiting);
