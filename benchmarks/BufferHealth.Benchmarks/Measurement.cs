namespace BufferHealth.Benchmarks;

/// <summary>Nanoseconds a call of one variant, one number a round. All variants of a run take turns within a round.</summary>
internal sealed record Measurement(IReadOnlyList<double> Rounds)
{
    internal double Best => Rounds.Min();

    internal double Median => MedianOf(Rounds);

    /// <summary>Median of the ratios within a round: what slows the machine down hits both sides of each.</summary>
    internal double Against(Measurement other) => MedianOf([.. Rounds.Zip(other.Rounds, (a, b) => a / b)]);

    /// <summary>The cost of doing both, one after the other.</summary>
    internal Measurement Plus(Measurement other) => new([.. Rounds.Zip(other.Rounds, (a, b) => a + b)]);

    private static double MedianOf(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
