namespace BufferHealth.Cli.Simulation;

/// <summary>A time in which one content delivery network gives a tenth of what the link could carry.</summary>
/// <param name="Cdn">Its name.</param>
/// <param name="FromMs">Since the run began.</param>
/// <param name="ToMs">Since the run began.</param>
internal sealed record Incident(string Cdn, long FromMs, long ToMs)
{
    /// <summary>What is left of the throughput.</summary>
    internal const double Share = 0.1;
}
