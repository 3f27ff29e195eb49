namespace BufferHealth;

/// <summary>What the stalls were found by.</summary>
public enum Confidence
{
    /// <summary>By the fall of the level alone.</summary>
    Level,

    /// <summary>By the playhead: whether playback really advanced.</summary>
    Playhead,
}
