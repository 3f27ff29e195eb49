namespace BufferHealth.Cli.Ratings;

/// <summary>Models beside the ratings of a set.</summary>
internal static class Validation
{
    /// <summary>One model on one set.</summary>
    /// <param name="Set">The set.</param>
    /// <param name="Model">The model's name.</param>
    /// <param name="Points">Score and rating of each session that the model knows a score of.</param>
    /// <param name="Agreement">Null where that is too few.</param>
    internal sealed record Row(RatingSet Set, string Model, IReadOnlyList<(double Score, double Rating)> Points, Agreement? Agreement);

    private const int LeastSessions = 3;

    /// <summary>Judges the models one by one.</summary>
    /// <param name="set">The set.</param>
    /// <param name="models">The models.</param>
    /// <param name="resamples">For the intervals; 0 for none.</param>
    /// <param name="done">Called after each model.</param>
    internal static List<Row> Run(RatingSet set, IEnumerable<IRatingModel> models, int resamples, Action? done = null)
    {
        List<Row> rows = [];
        foreach (IRatingModel model in models)
        {
            List<(double Score, double Rating)> points = [];
            foreach (RatedSession session in set.Sessions)
            {
                if (model.Score(session) is { } score && double.IsFinite(score))
                {
                    points.Add((score, session.Rating));
                }
            }
            Agreement? agreement = points.Count >= LeastSessions
                ? Agreement.Of([.. points.Select(p => p.Score)], [.. points.Select(p => p.Rating)], resamples)
                : null;
            rows.Add(new(set, model.Name, points, agreement));
            done?.Invoke();
        }
        return rows;
    }
}
