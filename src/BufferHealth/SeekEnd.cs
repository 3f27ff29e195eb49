namespace BufferHealth;

/// <summary>A seek that is over: playback advances again, or was paused or ended.</summary>
/// <param name="Time">When it ended, in seconds of the samples' clock.</param>
/// <param name="Duration">Seconds from its first scrub.</param>
/// <param name="Latency">Seconds from its last scrub: what the viewer waited for the picture.</param>
public readonly record struct SeekEnd(double Time, double Duration, double Latency);
