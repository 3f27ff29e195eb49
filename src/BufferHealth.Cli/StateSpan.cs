namespace BufferHealth.Cli;

/// <summary>A stretch of one playback state, times in seconds of the trace's clock.</summary>
internal readonly record struct StateSpan(PlaybackState State, double Start, double End)
{
    internal double Length => End - Start;
}
