namespace BufferHealth;

/// <summary>
/// A media element's event that a sample was taken at. Events only sharpen what the playhead shows: none is needed, and
/// none is believed against the playhead.
/// </summary>
public enum PlayerEvent
{
    /// <summary>The sample was taken by a timer.</summary>
    None,

    /// <summary><c>loadstart</c>: the media begins to load. Where playback then starts by itself, it was wanted from here on.</summary>
    LoadStart,

    /// <summary><c>play</c>: playback was asked for.</summary>
    Play,

    /// <summary><c>canplay</c>: there is enough data to play.</summary>
    CanPlay,

    /// <summary><c>waiting</c>: the player has run out of data. Confirms a stall at once if the playhead stands.</summary>
    Waiting,

    /// <summary><c>playing</c>: the player says that it plays. A stall's end if the playhead then advances.</summary>
    Playing,

    /// <summary><c>seeking</c>: the playhead was moved.</summary>
    Seek,

    /// <summary><c>error</c>: playback has failed. Before the first progress, the start has failed.</summary>
    Error,

    /// <summary>Any other event of a media element.</summary>
    Other,
}
