namespace BufferHealth.ForecastEvaluation;

/// <summary>Predictions as whole numbers below <see cref="Areas.Scores"/>, the higher the nearer the stall.</summary>
internal static class Score
{
    private const double PerLogOdds = 1024;

    /// <summary>A level or a time to empty, to the millisecond; above 65 s all are alike.</summary>
    internal static int OfSeconds(double seconds) => Areas.Scores - 1 - (int)Math.Min(seconds * 1000, Areas.Scores - 1);

    internal static int OfLogOdds(double odds) => (int)((Math.Clamp(odds, -47.99, 15.99) + 48) * PerLogOdds);

    /// <summary>By the logarithm of the odds, so that the resolution does not suffer near 0 and 1.</summary>
    internal static int OfRisk(double risk) => risk <= 0 ? 0 : OfLogOdds(Math.Log(risk / Math.Max(1 - risk, 1e-15)));

    internal static double Seconds(int score) => (Areas.Scores - 1 - score) / 1000.0;

    internal static double Risk(int score) => 1 / (1 + Math.Exp(-(score / PerLogOdds - 48)));
}
