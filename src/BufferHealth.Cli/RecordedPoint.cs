namespace BufferHealth.Cli;

/// <summary>What the monitor said at one sample.</summary>
/// <param name="Time">Seconds of the trace's clock.</param>
/// <param name="Level">Seconds of media ahead of the playhead; null where unknown.</param>
/// <param name="Score">0 to 100; null where there is none.</param>
internal readonly record struct RecordedPoint(double Time, double? Level, double? Score);
