namespace BufferHealth.Tests;

/// <summary>A monitor of its own whose stalls and freezes are kept as they are told.</summary>
internal sealed class Recorder
{
    private readonly List<Stall> stalls = [];
    private readonly List<Freeze> freezes = [];

    internal Recorder(BufferHealthOptions? options = null)
    {
        Monitor = new BufferHealthMonitor(options).Strict();
        Monitor.StallEnded += stalls.Add;
        Monitor.FreezeEnded += freezes.Add;
    }

    internal BufferHealthMonitor Monitor { get; }

    internal IReadOnlyList<Stall> Stalls => stalls;

    internal Span[] StallSpans => [.. stalls.Select(s => new Span(s.Start, s.Start + s.Duration!.Value))];

    internal Span[] FreezeSpans => [.. freezes.Select(f => new Span(f.Start, f.Start + f.Duration!.Value))];

    /// <summary>Takes the metrics, then closes the session, so that the lists are whole.</summary>
    internal Metrics Finish()
    {
        Metrics metrics = Monitor.Snapshot();
        Monitor.Dispose();
        return metrics;
    }
}
