namespace BufferHealth.Cli.Ratings;

/// <summary>The models that <c>validate</c> sets side by side.</summary>
internal static class RatingModels
{
    internal static IReadOnlyList<IRatingModel> All { get; } =
    [
        new RatingModel("session", s => ScoreFormula.Score(s, ScoreTerms.Shipped)),
        new RatingModel("session, no VMAF", s => s.HasVmaf ? ScoreFormula.Score(s.WithoutVmaf(), ScoreTerms.Shipped) : null),
        new RatingModel("picture alone", s => ScoreFormula.Picture(s, ScoreTerms.Shipped)),
        new RatingModel("stalls alone", s => 100 * ScoreFormula.Kept(s, ScoreTerms.Shipped)),
        new RatingModel("mean VMAF", s => s.HasVmaf ? s.Chunks.Sum(c => c.Vmaf * c.Seconds) / s.PlayedSeconds : null),
        new RatingModel("classic", s => s.Chunks[^1].LevelSeconds is { } level
            ? Math.Clamp(100 * level - Math.Min(2 * s.Stalls.Sum(l => l.Seconds), 50), 0, 100)
            : null),
        new RatingModel("first draft", s => ScoreFormula.Score(s.WithoutVmaf(), ScoreTerms.Draft)),
    ];
}
