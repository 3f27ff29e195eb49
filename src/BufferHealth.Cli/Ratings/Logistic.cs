using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace BufferHealth.Cli.Ratings;

/// <summary>
/// What carries a score to the scale of the ratings: low + (high - low) / (1 + e^(-(x - middle) / width)), rising, or a
/// straight line where that does not converge, falls, or is no better.
/// </summary>
internal sealed class Logistic
{
    private readonly double mean;
    private readonly double spread;
    private readonly double[] terms;

    private Logistic(double mean, double spread, double[] terms, bool isLinear) =>
        (this.mean, this.spread, this.terms, IsLinear) = (mean, spread, terms, isLinear);

    internal bool IsLinear { get; }

    internal double Of(double score) => At((score - mean) / spread);

    internal static Logistic Fit(double[] scores, double[] ratings)
    {
        double mean = scores.Average();
        double spread = Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / scores.Length);
        spread = spread > 0 ? spread : 1;
        double[] x = [.. scores.Select(s => (s - mean) / spread)];
        (double constant, double slope) = x.Max() > x.Min() ? MathNet.Numerics.Fit.Line(x, ratings) : (ratings.Average(), 0);
        Logistic line = new(mean, spread, [constant, slope], true);
        Logistic? curve = Curve(mean, spread, x, ratings);
        return curve is not null && curve.Error(x, ratings) < line.Error(x, ratings) ? curve : line;
    }

    private static Logistic? Curve(double mean, double spread, double[] x, double[] ratings)
    {
        Vector<double> start = Vector<double>.Build.DenseOfArray([ratings.Min(), ratings.Max(), 0, 0]);
        IObjectiveModel objective = ObjectiveFunction.NonlinearModel(
            (p, at) => at.Map(v => Value(p, v)),
            (p, at) => Matrix<double>.Build.DenseOfColumnVectors(
                at.Map(v => 1 - Share(p, v)),
                at.Map(v => Share(p, v)),
                at.Map(v => -(p[1] - p[0]) * Share(p, v) * (1 - Share(p, v)) * Math.Exp(-p[3])),
                at.Map(v => -(p[1] - p[0]) * Share(p, v) * (1 - Share(p, v)) * (v - p[2]) * Math.Exp(-p[3]))),
            Vector<double>.Build.DenseOfArray(x),
            Vector<double>.Build.DenseOfArray(ratings));
        try
        {
            NonlinearMinimizationResult result = new LevenbergMarquardtMinimizer(maximumIterations: 200).FindMinimum(objective, start);
            double[] found = [.. result.MinimizingPoint];
            return result.ReasonForExit is ExitCondition.Converged or ExitCondition.RelativePoints or ExitCondition.RelativeGradient or ExitCondition.AbsoluteGradient
                    or ExitCondition.LackOfProgress
                && found.All(double.IsFinite) && found[1] > found[0]
                ? new(mean, spread, found, false)
                : null;
        }
        catch (Exception e) when (e is NonConvergenceException or ArgumentException or OptimizationException)
        {
            return null;
        }
    }

    /// <summary>The width is the exponential of its parameter, so that it stays above 0.</summary>
    private static double Share(Vector<double> p, double x) => 1 / (1 + Math.Exp(-(x - p[2]) * Math.Exp(-p[3])));

    private static double Value(Vector<double> p, double x) => p[0] + (p[1] - p[0]) * Share(p, x);

    private double At(double x) => IsLinear
        ? terms[0] + terms[1] * x
        : terms[0] + (terms[1] - terms[0]) / (1 + Math.Exp(-(x - terms[2]) * Math.Exp(-terms[3])));

    private double Error(double[] x, double[] ratings) => x.Zip(ratings, (v, r) => (At(v) - r) * (At(v) - r)).Sum();
}
