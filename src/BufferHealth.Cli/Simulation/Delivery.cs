namespace BufferHealth.Cli.Simulation;

/// <summary>A record that comes.</summary>
/// <param name="Visit">Whose.</param>
/// <param name="Report">The record.</param>
/// <param name="ArrivalMs">When, in ms since the run began.</param>
internal readonly record struct Delivery(Visit Visit, Report Report, long ArrivalMs);
