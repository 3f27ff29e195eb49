namespace BufferHealth.Cli.Ratings;

/// <summary>The coefficients of <see cref="ScoreFormula"/>; docs/scores.md has the formula.</summary>
internal sealed record ScoreTerms
{
    internal double Constant { get; init; }

    /// <summary>Slope of the logistic by ln(bitrate in Mbit/s), and by ln(pixels / 1280 x 720).</summary>
    internal double Bitrate { get; init; }

    internal double Pixels { get; init; }

    /// <summary>Added on a phone; and by how much less, 0 to 1, a phone shows differences.</summary>
    internal double Phone { get; init; }

    internal double PhoneFlatness { get; init; }

    /// <summary>Added on a screen of 2160 lines or more.</summary>
    internal double Uhd { get; init; }

    /// <summary>Added to ln(bitrate) for codecs newer than H.264.</summary>
    internal double Codec { get; init; }

    /// <summary>Where VMAF is known: constant, and slope by (VMAF - 50) / 25; null takes VMAF itself.</summary>
    internal double VmafConstant { get; init; }

    internal double? Vmaf { get; init; }

    /// <summary>Bits per pixel at which a picture is worth half, and how steeply; 0 is never.</summary>
    internal double Starved { get; init; }

    internal double StarvedPower { get; init; } = 1;

    internal double Stall { get; init; }

    internal double StallPower { get; init; }

    internal double Startup { get; init; }

    internal double SessionPower { get; init; }

    /// <summary>The coefficients that docs/scores.md derives.</summary>
    internal static ScoreTerms Shipped { get; } = new()
    {
        Constant = 0.5872,
        Bitrate = 0.4200,
        Pixels = 0.4200,
        PhoneFlatness = 0.2637,
        Uhd = 0.4390,
        VmafConstant = -0.1210,
        Vmaf = 0.9030,
        Starved = 0.003,
        StarvedPower = 3,
        Stall = 0.0599,
        StallPower = 0.5,
        Startup = 0.7658,
        SessionPower = 0.5,
    };

    /// <summary>The first draft's coefficients, as a reference point: fitted on Mobile Stall II, too.</summary>
    internal static ScoreTerms Draft { get; } = new()
    {
        Constant = 0.8559,
        Bitrate = 0.4683,
        Pixels = 0.8273,
        Codec = -0.0121,
        Phone = 0.1210,
        Starved = 0.004,
        Stall = 0.0889,
        StallPower = 0.4097,
        Startup = 0.1507,
        SessionPower = 0.5288,
    };
}
