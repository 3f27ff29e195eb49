namespace BufferHealth.EndToEnd;

/// <summary>A stall: start and duration in seconds of the page's monotonic clock.</summary>
public sealed record Interval(double Start, double Duration)
{
    internal double End => Start + Duration;
}
