namespace BufferHealth;

/// <summary>What ended a stall or a freeze.</summary>
public enum StallEnding
{
    /// <summary>It has not ended yet.</summary>
    None,

    /// <summary>Playback advanced again.</summary>
    Playing,

    /// <summary>The viewer paused.</summary>
    Pause,

    /// <summary>The playhead was moved.</summary>
    Seek,

    /// <summary>The media ended.</summary>
    End,

    /// <summary>Samples ceased for 30 s or more; the stall ends at the last one before the gap.</summary>
    Gap,

    /// <summary>Of a frozen picture: the playhead stopped as well.</summary>
    Stall,

    /// <summary>It reached 300 s: nobody waits so long. Nothing accrues until playback advances again.</summary>
    Cap,

    /// <summary>The monitor was reset, detached or disposed of.</summary>
    Close,
}
