namespace BufferHealth.Server.Sessions;

/// <summary>What the viewer of a session sees, as its reports tell it.</summary>
internal enum SessionState : byte
{
    /// <summary>No report has told it.</summary>
    Unknown,

    /// <summary>Media is loaded before anybody asked for playback.</summary>
    Preloading,

    /// <summary>Playback is wanted and has not begun. Never a stall.</summary>
    Starting,

    /// <summary>The media plays.</summary>
    Playing,

    /// <summary>Playback had begun, is wanted, and waits for media.</summary>
    Stalled,

    /// <summary>A seek and the wait after it.</summary>
    Seeking,

    /// <summary>The viewer has paused.</summary>
    Paused,

    /// <summary>The player waits for something other than media, such as the viewer.</summary>
    Waiting,

    /// <summary>Played to the end, failed, or left.</summary>
    Ended,
}
