namespace BufferHealth.ScoreEvaluation;

/// <summary>A number that a form may leave to the fit.</summary>
internal enum Term
{
    /// <summary>Picture from bitrate and size: the logistic's constant, its slopes by ln(Mbit/s) and ln(pixels / 720p).</summary>
    Constant,
    Bitrate,
    Pixels,

    /// <summary>Added on a phone, and how much flatter the slopes are there; added on a display of 2160 lines.</summary>
    Phone,
    PhoneFlatness,
    Uhd,

    /// <summary>Added for codecs newer than H.264; slope by ln(frames a second / 30).</summary>
    Codec,
    Frames,

    /// <summary>Pixels, as a share of 720p's, at which resolution saturates (as a logarithm).</summary>
    Saturation,

    /// <summary>Bits per pixel at which a picture is worth half, and the power.</summary>
    Starved,
    StarvedPower,

    /// <summary>Picture from VMAF: constant, slope by (VMAF - 50) / 25, and its own device terms.</summary>
    VmafConstant,
    Vmaf,
    VmafPhone,
    VmafUhd,

    /// <summary>Scale of the stalls, power of their length, weight of the startup, power of the session's length.</summary>
    Stall,
    StallPower,
    Startup,
    SessionPower,

    /// <summary>Weight of the count of stalls beside their length.</summary>
    Count,

    /// <summary>How much less a stall weighs that many half minutes before the end; how much more soon after the beginning; soon after another.</summary>
    Forgotten,
    Early,
    Crowded,

    /// <summary>Pooling of pictures: power of the mean, and how much more the end weighs.</summary>
    MeanPower,
    Recency,
}
