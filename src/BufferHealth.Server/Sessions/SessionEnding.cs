namespace BufferHealth.Server.Sessions;

/// <summary>Why a session was closed.</summary>
internal enum SessionEnding : byte
{
    /// <summary>The player said that the media was played to its end.</summary>
    Ended,

    /// <summary>The player said that the viewer left.</summary>
    Quit,

    /// <summary>The player said that it failed for good.</summary>
    Failed,

    /// <summary>No report came for <see cref="SessionOptions.IdleLimit"/>.</summary>
    TimedOut,

    /// <summary>It was the one that had been silent for longest when another one needed its place.</summary>
    Evicted,

    /// <summary>The shard was closed.</summary>
    Closed,
}
