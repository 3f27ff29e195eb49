namespace BufferHealth.EndToEnd;

/// <summary>
/// The stalls that the browser itself reported: from <c>waiting</c> after first playback, outside seek and pause and not
/// at the end, to the next <c>playing</c> (or pause, seek, end).
/// </summary>
internal static class BrowserTruth
{
    /// <summary>When playback was first wanted, by <c>play</c>, and when it first came, by <c>playing</c>.</summary>
    internal static (double Play, double Playing) Startup(IReadOnlyList<MediaEvent> events) =>
        (events.First(e => e.Name == "play").Time, events.First(e => e.Name == "playing").Time);

    internal static IReadOnlyList<Interval> Stalls(IEnumerable<MediaEvent> events)
    {
        List<Interval> stalls = [];
        bool started = false;
        bool seeking = false;
        double? open = null;
        foreach (MediaEvent e in events)
        {
            switch (e.Name)
            {
                case "waiting" when started && !seeking && !e.Seeking && !e.Paused && !e.Ended:
                    open ??= e.Time;
                    break;
                case "playing" or "seeking" or "pause" or "ended" or "emptied":
                    if (open is { } start)
                    {
                        stalls.Add(new(start, e.Time - start));
                        open = null;
                    }
                    started |= e.Name == "playing";
                    seeking = e.Name == "seeking" || (seeking && e.Name != "playing");
                    break;
            }
        }
        return stalls;
    }
}
