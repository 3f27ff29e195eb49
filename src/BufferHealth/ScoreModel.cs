namespace BufferHealth;

/// <summary>Which formula <c>qoeScore</c> is computed by. Both are written out in docs/engine.md.</summary>
public enum ScoreModel
{
    /// <summary>The live score: falls at a steady rate in a stall, recovers with playback, remembers stalls for a minute.</summary>
    Live,

    /// <summary>The original formula: 100 x decayed level - min(2 x stall seconds, 50), within 0 to 100.</summary>
    Classic,
}
