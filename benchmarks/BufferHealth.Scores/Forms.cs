using static BufferHealth.ScoreEvaluation.Term;

namespace BufferHealth.ScoreEvaluation;

/// <summary>The forms that were compared.</summary>
internal static class Forms
{
    private static readonly Form Stalls = new Form("").Fitting((Term.Stall, 0.06), (Startup, 0.75));

    private static readonly Form Rates = Stalls.Fitting((Constant, 0.6), (Pixels, 0.4));

    /// <summary>What ships.</summary>
    internal static Form Shipped { get; } = Rates.Fitting((PhoneFlatness, 0.1), (Uhd, 0.1), (VmafConstant, -0.1), (Vmaf, 0.9))
        .Fixing((Starved, 0.003), (StarvedPower, 3)) with
    { Name = "**what ships**", OneSlope = true, OneDevice = true };

    private static readonly Form TwoSlopes = Shipped.Fitting((Bitrate, 0.3)) with { OneSlope = false };

    internal static IReadOnlyList<Form> All { get; } =
    [
        Shipped,
        Stalls.Fitting((Constant, 0.8), (Bitrate, 0.3), (Pixels, 0.5), (Phone, 0.05), (Codec, 0.02), (StallPower, 0.5)) with { Name = "first draft's form: own slopes, codec, phone; plain VMAF; free power", PlainVmaf = true },
        Stalls.Fitting((Constant, 0.8), (Bitrate, 0.3), (Pixels, 0.5), (Phone, 0.05), (Codec, 0.02), (StallPower, 0.5)).Fixing((Starved, 0.004)) with { Name = "the same with its guard, .004 / bpp", PlainVmaf = true },
        Shipped.Fixing((PhoneFlatness, 0), (Uhd, 0)) with { Name = "no device" },
        Shipped.Fixing((PhoneFlatness, 0)).Fitting((Phone, 0.05)) with { Name = "a constant for the phone instead of a flatter slope" },
        Shipped.Fitting((VmafPhone, 0.05), (VmafUhd, 0.1)) with { Name = "device terms of its own for VMAF", OneDevice = false },
        TwoSlopes with { Name = "a slope each for bitrate and pixels" },
        TwoSlopes.Fixing((Starved, 0)) with { Name = "the same without guard" },
        Shipped.Fixing((Pixels, 0)).Fitting((Bitrate, 0.6)) with { Name = "bitrate alone", OneSlope = false },
        TwoSlopes.Fixing((Bitrate, 0)) with { Name = "pixels alone" },
        Shipped.Fitting((Saturation, 0.1)) with { Name = "resolution saturates" },
        Shipped.Fitting((Codec, 0.02)) with { Name = "codec" },
        Shipped.Fitting((Frames, 0.05)) with { Name = "frame rate" },
        Shipped.Fixing((Starved, 0)) with { Name = "no guard" },
        Shipped.Fixing((Starved, 0.004), (StarvedPower, 1)) with { Name = "guard .004 / bpp" },
        Shipped.Fixing((Starved, 0.001), (StarvedPower, 1)) with { Name = "guard .001 / bpp" },
        Shipped.Fixing((Starved, 0.002)) with { Name = "guard (.002 / bpp)³" },
        Shipped.Fixing((Starved, 0.004)) with { Name = "guard (.004 / bpp)³" },
        Shipped.Fitting((StallPower, 0.5)) with { Name = "free power of a stall's length" },
        Shipped.Fixing((StallPower, 1)).Fitting((Count, 1)) with { Name = "count and length of stalls, linear" },
        Shipped.Fixing((StallPower, 1)) with { Name = "length of stalls alone, linear" },
        Shipped.Fixing((Startup, 0)) with { Name = "no startup" },
        Shipped.Fixing((Startup, 1)) with { Name = "startup as any stall" },
        Shipped.Fitting((Forgotten, 0.05)) with { Name = "stalls long before the end weigh less" },
        Shipped.Fitting((Early, 0.05)) with { Name = "stalls soon after the beginning weigh otherwise" },
        Shipped.Fitting((Crowded, 0.05)) with { Name = "stalls soon after another weigh otherwise" },
        Shipped.Fitting((MeanPower, 1)) with { Name = "power mean of the pictures" },
        Shipped.Fitting((Recency, 0.05)) with { Name = "the last pictures weigh more" },
    ];
}
