using MathNet.Numerics.Statistics;

namespace BufferHealth.Cli.Ratings;

/// <summary>How well a model's scores agree with the ratings of a set.</summary>
/// <param name="Sessions">How many it knows a score of.</param>
/// <param name="Srcc">Spearman's rank correlation; ties share their mean rank. Null where the scores are all the same.</param>
/// <param name="Plcc">Pearson's correlation of the ratings with the scores mapped to their scale; signed with a straight line.</param>
/// <param name="Rmse">Root mean square difference, in points of the ratings, of the mapped scores.</param>
/// <param name="IsLinear">Whether the mapping is a straight line.</param>
internal sealed record Agreement(int Sessions, double? Srcc, double? Plcc, double Rmse, bool IsLinear)
{
    internal const int Resamples = 1000;
    private const int Seed = 20261122;

    /// <summary>Scores closer than this are the same: sums in another order shall not make ranks.</summary>
    private const int Digits = 9;

    internal Interval? SrccInterval { get; init; }

    internal Interval? PlccInterval { get; init; }

    internal Interval? RmseInterval { get; init; }

    /// <param name="scores">What the model says.</param>
    /// <param name="ratings">What people said of the same sessions; three at least.</param>
    /// <param name="resamples">How often sessions are drawn anew for the intervals, the mapping as it is; 0 for none.</param>
    internal static Agreement Of(double[] scores, double[] ratings, int resamples)
    {
        double[] x = [.. scores.Select(Rounded)];
        Logistic mapping = Logistic.Fit(x, ratings);
        double[] mapped = [.. x.Select(mapping.Of)];
        Agreement all = new(x.Length, RankCorrelation(x, ratings), Linear(mapping.IsLinear ? x : mapped, ratings), Rmsd(mapped, ratings), mapping.IsLinear);
        if (resamples == 0 || all.Srcc is null)
        {
            return all;
        }
        Random random = new(Seed);
        double[] a = new double[x.Length], b = new double[x.Length], c = new double[x.Length];
        List<double> srcc = [], plcc = [], rmse = [];
        for (int i = 0; i < resamples; i++)
        {
            for (int k = 0; k < a.Length; k++)
            {
                int pick = random.Next(a.Length);
                (a[k], b[k], c[k]) = (x[pick], ratings[pick], mapped[pick]);
            }
            if (RankCorrelation(a, b) is { } s && Linear(mapping.IsLinear ? a : c, b) is { } p)
            {
                srcc.Add(s);
                plcc.Add(p);
                rmse.Add(Rmsd(c, b));
            }
        }
        return all with { SrccInterval = Middle(srcc), PlccInterval = Middle(plcc), RmseInterval = Middle(rmse) };
    }

    internal static double? RankCorrelation(double[] a, double[] b) => Known(Correlation.Spearman(a, b));

    internal static double? Linear(double[] a, double[] b) => Known(Correlation.Pearson(a, b));

    private static double Rmsd(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Average());

    private static double Rounded(double score) => Math.Round(score, Digits);

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static Interval? Middle(List<double> values) =>
        values.Count > 0 ? new(values.Quantile(0.025), values.Quantile(0.975)) : null;
}
