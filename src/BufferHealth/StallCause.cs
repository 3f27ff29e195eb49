namespace BufferHealth;

/// <summary>Why a stall began.</summary>
public enum StallCause
{
    /// <summary>The level was at or under 0.1 s of playout time, or unknown: no data to play.</summary>
    Starved,

    /// <summary>There was data to play, and the player waited all the same.</summary>
    Held,

    /// <summary>It began within 0.5 s of the end of a seek.</summary>
    SeekTail,
}
