namespace BufferHealth.Cli.Ratings;

/// <summary>A stall of a rated session.</summary>
/// <param name="At">Media seconds played before it; above 0.</param>
/// <param name="Seconds">How long it lasted.</param>
internal readonly record struct RatedStall(double At, double Seconds);
