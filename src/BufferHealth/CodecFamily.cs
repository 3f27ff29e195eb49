namespace BufferHealth;

/// <summary>What the picture is coded with, as far as the scores tell codecs apart.</summary>
public enum CodecFamily
{
    /// <summary>Not told, or none of the others; rated as H.264.</summary>
    Unknown,

    /// <summary>H.264/AVC.</summary>
    H264,

    /// <summary>H.265/HEVC, Dolby Vision on it included.</summary>
    Hevc,

    /// <summary>VP9.</summary>
    Vp9,

    /// <summary>AV1.</summary>
    Av1,
}
