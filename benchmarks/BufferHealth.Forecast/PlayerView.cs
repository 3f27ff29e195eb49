namespace BufferHealth.ForecastEvaluation;

/// <summary>What an adaptation rule may know when it chooses the next segment.</summary>
internal readonly record struct PlayerView(Ladder Ladder, double LevelSeconds, double MaximumLevel, double EstimateKbps);
