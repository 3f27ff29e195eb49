namespace BufferHealth;

/// <summary>
/// What is about to happen, by the level in seconds of playout (level / rate). A second axis beside the playback state.
/// The limits shrink with a target level below 4 s, as low-latency players have it.
/// </summary>
public enum HealthLevel
{
    /// <summary>0.1 s or less.</summary>
    Empty,

    /// <summary>Entered below 0.5 s, left at 1 s.</summary>
    Critical,

    /// <summary>Entered below 2 s, left at 3 s.</summary>
    Low,

    /// <summary>Everything above.</summary>
    Healthy,
}
