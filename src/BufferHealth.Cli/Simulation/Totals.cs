using System.Text.Json.Serialization;

namespace BufferHealth.Cli.Simulation;

/// <summary>What is true of a session at one moment, since it began.</summary>
/// <param name="StartupMs">From the wish to play to playback; null before it.</param>
/// <param name="StallCount">Stalls, an open one included.</param>
/// <param name="StallMs">Time stalled.</param>
/// <param name="PlayingMs">Time played.</param>
/// <param name="PausedMs">Time paused.</param>
/// <param name="SeekingMs">Time of seeks and the waits after them.</param>
/// <param name="StartingMs">Time that playback was wanted and had not begun.</param>
/// <param name="BitrateMs">The selected bitrate added up over each ms played: kbit/s times ms are bits.</param>
internal readonly record struct Totals(
    int? StartupMs, int StallCount, int StallMs, int PlayingMs, int PausedMs, int SeekingMs, int StartingMs, [property: JsonPropertyName("playedBits")] long BitrateMs)
{
    /// <summary>Selected bitrate, weighted by time played; null when nothing played.</summary>
    public double? MeanBitrateKbps => PlayingMs > 0 ? Math.Round((double)BitrateMs / PlayingMs, 3) : null;
}
