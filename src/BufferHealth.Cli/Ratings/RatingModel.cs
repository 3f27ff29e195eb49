namespace BufferHealth.Cli.Ratings;

/// <summary>A model that is a function.</summary>
internal sealed class RatingModel(string name, Func<RatedSession, double?> score) : IRatingModel
{
    public string Name => name;

    public double? Score(RatedSession session) => score(session);
}
