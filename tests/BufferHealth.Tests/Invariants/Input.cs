namespace BufferHealth.Tests.Invariants;

/// <summary>A sample at a whole microsecond.</summary>
internal readonly record struct Input(long Microseconds, Sample Sample)
{
    internal double Seconds => Microseconds / 1e6;

    internal InputStatus Feed(BufferHealthMonitor monitor, long shift = 0) =>
        monitor.Update(Sample with { Time = (Microseconds + shift) / 1e6 });

    /// <summary>A monitor that has taken them all.</summary>
    internal static BufferHealthMonitor FeedAll(IEnumerable<Input> inputs)
    {
        BufferHealthMonitor monitor = new();
        foreach (Input input in inputs)
        {
            input.Feed(monitor);
        }
        return monitor;
    }
}
