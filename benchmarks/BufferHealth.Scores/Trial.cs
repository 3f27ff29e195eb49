using BufferHealth.Cli.Ratings;

namespace BufferHealth.ScoreEvaluation;

/// <summary>
/// What a form is worth on data that it was not fitted on: ranks within contents left out, in five parts, and on a set left
/// out whole. Each without VMAF and with it, on both fitted sets.
/// </summary>
internal sealed record Trial(Form Form, double[] Inside, double[] ContentOut, double[] SetOut)
{
    internal const int Parts = 5;

    /// <summary>By this forms are chosen.</summary>
    internal double Mean => ContentOut.Concat(SetOut).Average();

    internal static Trial Of(Form form, IReadOnlyList<FittedSet> sets)
    {
        double[] terms = Fit.Solve(form, sets);
        double[] inside = [.. Each(sets, (set, vmaf) => Ranks(set, form, terms, vmaf))];
        List<FittedSet>[] parts = [.. Enumerable.Range(0, Parts).Select(part => sets.Select(s => s.Where(c => PartOf(s, c) == part)).ToList())];
        double[][] fitted = [.. Enumerable.Range(0, Parts).Select(part => Fit.Solve(form, [.. sets.Select(s => s.Where(c => PartOf(s, c) != part))]))];
        double[] content = [.. Each(sets, (set, vmaf) => Enumerable.Range(0, Parts)
            .Average(part => Ranks(parts[part].First(s => s.Name == set.Name), form, fitted[part], vmaf)))];
        double[] whole = [.. Each(sets, (set, vmaf) => Ranks(set, form, Fit.Solve(form, [.. sets.Where(s => s != set)]), vmaf))];
        return new(form, inside, content, whole);
    }

    private static IEnumerable<double> Each(IReadOnlyList<FittedSet> sets, Func<FittedSet, bool, double> figure) =>
        sets.SelectMany(s => new[] { figure(s, false), figure(s, true) });

    private static double Ranks(FittedSet set, Form form, double[] terms, bool vmaf) =>
        Agreement.RankCorrelation(Evaluation.Scores(set, form, terms, vmaf), set.Ratings) ?? 0;

    /// <summary>Contents in ordinal order go round the parts.</summary>
    private static int PartOf(FittedSet set, string content) => Array.IndexOf(set.Contents, content) % Parts;
}
