using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using MathNet.Numerics.Statistics;

namespace BufferHealth.ScoreEvaluation;

/// <summary>
/// Fits a form to sets, with VMAF and without it at the same time, so that both share the stalls' terms. The loss of a set
/// is the share of the ratings' variance that the score misses: as it is where the ratings are an absolute scale, after a
/// straight line where they are standardized by rater. No randomness, so the same sets give the same terms.
/// </summary>
internal static class Fit
{
    private const double Step = 1e-5;

    /// <summary>Keeps a term that the sets hardly tell near where it started: moving one by its own size costs as much as a ten-thousandth of the variance.</summary>
    private const double Ridge = 1e-4;

    internal static double[] Solve(Form form, IReadOnlyList<FittedSet> sets, bool ridge = true)
    {
        Form known = form.For(sets);
        double[] start = known.Start();
        double[] scale = [.. start.Select(s => Math.Max(Math.Abs(s), 0.05))];
        double Loss(Vector<double> z)
        {
            double[] terms = known.Whole([.. z.Select((v, i) => start[i] + v * scale[i])]);
            double loss = sets.Sum(s => Of(s, known, terms, false) + Of(s, known, terms, true)) + (ridge ? Ridge * z.DotProduct(z) : 0);
            return double.IsFinite(loss) ? loss : 100;
        }
        Vector<double> Slope(Vector<double> z) => Vector<double>.Build.Dense(z.Count, i =>
        {
            Vector<double> up = z.Clone(), down = z.Clone();
            up[i] += Step;
            down[i] -= Step;
            return (Loss(up) - Loss(down)) / (2 * Step);
        });
        Vector<double> zero = Vector<double>.Build.Dense(start.Length);
        Vector<double> best;
        try
        {
            best = new BfgsMinimizer(1e-6, 1e-9, 1e-12, 400).FindMinimum(ObjectiveFunction.Gradient(Loss, Slope), zero).MinimizingPoint;
        }
        catch (OptimizationException)
        {
            best = zero;
        }
        // Where the line search gave up, or to be sure that it did not stop on a slope.
        best = Polish(Loss, best);
        return known.Whole([.. best.Select((v, i) => start[i] + v * scale[i])]);
    }

    internal static double Of(FittedSet set, Form form, double[] terms, bool vmaf)
    {
        double[] scores = Evaluation.Scores(set, form, terms, vmaf);
        if (!set.IsScale)
        {
            double r = Correlation.Pearson(scores, set.Ratings);
            return r > 0 ? 1 - r * r : 2 - r;
        }
        return scores.Zip(set.Ratings, (s, y) => (s - y) * (s - y)).Average() / set.Ratings.PopulationVariance();
    }

    private static Vector<double> Polish(Func<Vector<double>, double> loss, Vector<double> at)
    {
        try
        {
            Vector<double> found = new NelderMeadSimplex(1e-9, 1500)
                .FindMinimum(ObjectiveFunction.Value(loss), at, Vector<double>.Build.Dense(at.Count, 0.02)).MinimizingPoint;
            return loss(found) < loss(at) ? found : at;
        }
        catch (OptimizationException)
        {
            return at;
        }
    }
}
