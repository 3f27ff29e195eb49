namespace BufferHealth;

/// <summary>A change of the playback state.</summary>
/// <param name="From">The state before.</param>
/// <param name="To">The state now.</param>
/// <param name="Time">When it began, in seconds of the samples' clock; it may lie before the sample that showed it.</param>
public readonly record struct StateChange(PlaybackState From, PlaybackState To, double Time);
