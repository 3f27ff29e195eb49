namespace BufferHealth.ForecastEvaluation;

/// <summary>What was seen of one playback: the samples, and when each stall began.</summary>
internal sealed class Session
{
    internal List<LevelSample> Samples { get; } = [];

    internal List<double> Stalls { get; } = [];

    internal double End { get; set; }

    internal void Clear()
    {
        Samples.Clear();
        Stalls.Clear();
        End = 0;
    }
}
