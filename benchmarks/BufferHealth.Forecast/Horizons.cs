namespace BufferHealth.ForecastEvaluation;

/// <summary>How far ahead a stall is looked for, in seconds.</summary>
internal static class Horizons
{
    internal static readonly double[] Seconds = [1, 2, 4, 8];

    /// <summary>The longest: a sample counts only where as much of the session follows.</summary>
    internal const double Longest = 8;
}
