namespace BufferHealth.Cli.Simulation;

/// <summary>What the viewer of a session sees.</summary>
internal enum Doing : byte
{
    /// <summary>Playback is wanted and has not begun.</summary>
    Starting,

    /// <summary>The media plays.</summary>
    Playing,

    /// <summary>Playback waits for media.</summary>
    Stalled,

    /// <summary>A seek and the wait after it.</summary>
    Seeking,

    /// <summary>The viewer has paused.</summary>
    Paused,

    /// <summary>Nothing any more.</summary>
    Over,
}
