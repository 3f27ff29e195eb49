namespace BufferHealth.Kernel;

/// <summary>The coefficients of picture quality and session score: docs/engine.md has the formulas.</summary>
internal struct ScoreTerms
{
    /// <summary>Picture: the logistic's constant, its slopes by ln bitrate and ln pixels, and what codec and phone add.</summary>
    public double Constant;
    public double Bitrate;
    public double Pixels;
    public double Codec;
    public double Phone;

    /// <summary>Starved resolution: the weight of bits per pixel, and the share of it for codecs newer than H.264.</summary>
    public double Starved;
    public double StarvedModern;

    /// <summary>Stalls: the scale, the exponents of a stall's length and of the session's, and the weight of the startup.</summary>
    public double Stall;
    public double StallPower;
    public double SessionPower;
    public double Startup;
}
