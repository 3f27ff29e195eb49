namespace BufferHealth.EndToEnd;

/// <summary>A media element's event as the browser told it; time in seconds of the page's monotonic clock.</summary>
public sealed record MediaEvent(string Name, double Time, bool Seeking, bool Paused, bool Ended);
