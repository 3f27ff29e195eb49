namespace BufferHealth.Server.Sessions;

/// <summary>The totals that our own client tells: two keys of CMCD and four custom ones.</summary>
internal enum OwnTotal : byte
{
    /// <summary><c>bsa</c>.</summary>
    StallCount,

    /// <summary><c>bsda</c>.</summary>
    StallMs,

    /// <summary><c>bh-playing</c>.</summary>
    PlayingMs,

    /// <summary><c>bh-paused</c>.</summary>
    PausedMs,

    /// <summary><c>bh-seeking</c>.</summary>
    SeekingMs,

    /// <summary><c>bh-starting</c>.</summary>
    StartingMs,
}
