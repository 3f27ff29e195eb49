namespace BufferHealth.Kernel;

/// <summary>The coefficients of picture quality and session score: docs/engine.md has the formulas.</summary>
internal struct ScoreTerms
{
    /// <summary>Picture: the logistic's constant, its slopes by ln bitrate and ln pixels, and what a newer codec adds to ln bitrate.</summary>
    public double Constant;
    public double Bitrate;
    public double Pixels;
    public double Codec;

    /// <summary>What a phone adds to the constant and takes off the slopes, and what a display of 2160 lines adds.</summary>
    public double Phone;
    public double PhoneSlope;
    public double Uhd;

    /// <summary>VMAF: the logistic's constant and its slope by (VMAF - 50)/25. At a slope of 0 VMAF is the quality itself.</summary>
    public double VmafConstant;
    public double VmafSlope;

    /// <summary>Starved resolution: its bits per pixel, the share of them for newer codecs, and the power that they are raised to.</summary>
    public double Starved;
    public double StarvedModern;
    public double StarvedPower;

    /// <summary>Stalls: the scale, the exponents of a stall's length and of the session's, and the weight of the startup.</summary>
    public double Stall;
    public double StallPower;
    public double SessionPower;
    public double Startup;
}
