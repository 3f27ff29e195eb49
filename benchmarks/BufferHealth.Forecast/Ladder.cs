namespace BufferHealth.ForecastEvaluation;

/// <summary>The bitrates on offer, in kbit/s, the lowest first, and the length of a segment in seconds.</summary>
internal sealed record Ladder(string Name, double SegmentSeconds, double[] Kbps)
{
    internal static readonly Ladder Pensieve = new("Envivio, as in Pensieve (Mao et al. 2017)", 4, [300, 750, 1200, 1850, 2850, 4300]);

    internal static readonly Ladder Short = new("the same, in segments of 2 s", 2, Pensieve.Kbps);

    internal static readonly Ladder AppleH264 = new("Apple HLS authoring specification, H.264", 6, [145, 365, 730, 1100, 2000, 3000, 4500, 6000, 7800]);

    internal static readonly Ladder AppleHevc = new("Apple HLS authoring specification, HEVC", 6, [145, 300, 600, 900, 1600, 2400, 3400, 4500, 5800, 8100, 11600, 16800]);

    internal static readonly Ladder UpTo20 = new("six steps of 1.5 up to 20 Mbit/s", 4, Steps(20_000));

    internal static readonly Ladder UpTo160 = new("six steps of 1.5 up to 160 Mbit/s", 4, Steps(160_000));

    /// <summary>Ladders under which a link of that mean rate is worth watching: their top is not far below it.</summary>
    internal static Ladder[] For(Link link) => link.MeanMbps switch
    {
        < 6 => [Pensieve, Short, AppleH264],
        < 40 => [AppleH264, AppleHevc, UpTo20],
        _ => [AppleHevc, UpTo20, UpTo160],
    };

    private static double[] Steps(double top) => [.. Enumerable.Range(0, 6).Select(i => top / Math.Pow(1.5, 5 - i)).Select(k => Math.Round(k))];
}
