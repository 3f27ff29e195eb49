namespace BufferHealth;

/// <summary>What playback is doing. Each state is also the bucket that its seconds are added to.</summary>
public enum PlaybackState
{
    /// <summary>Nobody has asked for playback yet.</summary>
    Idle,

    /// <summary>Playback is wanted and has not advanced for the first time yet. Never a stall.</summary>
    Startup,

    /// <summary>The playhead advances (or, by level alone, the level gives no sign that it does not).</summary>
    Playing,

    /// <summary>The viewer wants playback, it had begun, and it does not advance.</summary>
    Stalled,

    /// <summary>The picture stands while the playhead advances, or playback stands with more than 0.5 s buffered.</summary>
    Frozen,

    /// <summary>From a seek until playback advances again.</summary>
    Seeking,

    /// <summary>Paused by the viewer or the page.</summary>
    Paused,

    /// <summary>The media was played to its end.</summary>
    Ended,

    /// <summary>No sample for 30 s or more: the machine slept, or the page was frozen. Nothing accrues.</summary>
    Suspended,

    /// <summary>
    /// What the viewer saw cannot be told: by level alone, the level fell as no playback lets it fall; by playhead, a gap of
    /// 1.5 to 30 s between samples that lacks more than a second of playback. It may hold a stall: see <c>stallDurationMax</c>.
    /// </summary>
    Unobserved,
}
