namespace BufferHealth.ForecastEvaluation;

/// <summary>A rule that chooses the step of the ladder for the next segment.</summary>
internal sealed record Adaptation(string Name, Func<PlayerView, int> Choose)
{
    /// <summary>Share of the estimated throughput that a rule spends: dash.js spends 0.9.</summary>
    private const double Spent = 0.9;

    internal static readonly Adaptation[] All =
    [
        new("throughput", ByThroughput),
        new("buffer", ByBuffer),
        new("hybrid", v => v.LevelSeconds < Math.Min(10, v.MaximumLevel / 2) ? ByThroughput(v) : Math.Max(ByThroughput(v), ByBuffer(v))),
    ];

    private static int ByThroughput(PlayerView v) => Highest(v.Ladder, v.EstimateKbps * Spent);

    /// <summary>Huang et al. 2014: the lowest in the reservoir, the highest at nine tenths, linear between.</summary>
    private static int ByBuffer(PlayerView v)
    {
        double[] kbps = v.Ladder.Kbps;
        double reservoir = Math.Max(0.2 * v.MaximumLevel, v.Ladder.SegmentSeconds);
        double share = Math.Clamp((v.LevelSeconds - reservoir) / Math.Max(0.9 * v.MaximumLevel - reservoir, 1), 0, 1);
        return Highest(v.Ladder, kbps[0] + share * (kbps[^1] - kbps[0]));
    }

    private static int Highest(Ladder ladder, double budget)
    {
        int step = Array.FindLastIndex(ladder.Kbps, k => k <= budget);
        return Math.Max(step, 0);
    }
}
