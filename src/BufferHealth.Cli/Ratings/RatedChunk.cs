namespace BufferHealth.Cli.Ratings;

/// <summary>A piece of a rated session with one picture. Null is unknown.</summary>
/// <param name="Seconds">Length in media seconds, above 0.</param>
/// <param name="BitrateKbps">kbit/s.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FramesPerSecond">Of the media.</param>
/// <param name="Vmaf">0 to 100.</param>
/// <param name="LevelSeconds">The buffer's level once the chunk had arrived.</param>
internal readonly record struct RatedChunk(
    double Seconds, double? BitrateKbps, double? Width, double? Height, double? FramesPerSecond, double? Vmaf, double? LevelSeconds);
