namespace BufferHealth.Kernel;

/// <summary>The coefficients of picture quality and session score: docs/engine.md has the formulas.</summary>
internal struct ScoreTerms
{
    /// <summary>Picture: the logistic's constant, and its slopes by ln bitrate and ln pixels.</summary>
    public double Constant;
    public double Bitrate;
    public double Pixels;

    /// <summary>What a phone takes off the slopes, as a share of them, and what a display of 2160 lines adds.</summary>
    public double Phone;
    public double Uhd;

    /// <summary>VMAF: the logistic's constant, and its slope by (VMAF - 50)/25.</summary>
    public double VmafConstant;
    public double VmafSlope;

    /// <summary>Starved resolution: the bits per pixel that halve the quality, and the share of them that do for newer codecs.</summary>
    public double Starved;
    public double StarvedModern;

    /// <summary>Stalls: the scale, the exponents of a stall's length and of the session's, and the weight of the startup.</summary>
    public double Stall;
    public double StallPower;
    public double SessionPower;
    public double Startup;
}
