namespace BufferHealth.ForecastEvaluation;

/// <summary>One observation, as a monitor gets it.</summary>
internal readonly record struct LevelSample(double Time, double Level, bool Playing);
