namespace BufferHealth.Tests.Traces;

/// <summary>
/// What the browser itself reported in a trace. A stall starts at <c>waiting</c> after playback began, outside seek and
/// pause and not at the end; it ends at <c>playing</c>, pause, seeking or ended. A player that holds the element by a rate
/// of 0 gets no <c>waiting</c> from the browser: there the change of the rate says it. A freeze is a picture that stands
/// for 0.5 s or more between timed samples of a tab that is seen while the playhead advances. Shares nothing with the engine.
/// </summary>
internal sealed record BrowserTruth(Span[] Stalls, Span[] Freezes, double? Startup, double? EndedAt)
{
    internal static BrowserTruth Of(TraceLine[] lines)
    {
        (Span[] stalls, double? wished, double? started, double? ended) = Events(lines);
        return new(stalls, Pictures(lines, started), started - (wished ?? 0), ended);
    }

    private static (Span[] Stalls, double? Wished, double? Started, double? Ended) Events(TraceLine[] lines)
    {
        List<Span> stalls = [];
        double? wished = null, started = null, ended = null, open = null;
        bool seeking = false;
        foreach (TraceLine line in lines.Where(l => l.Event is not null))
        {
            bool goes = line.Event is "playing" or "ratechange" && line.Rate > 0;
            bool held = line.Event is "ratechange" or "play" && line.Rate == 0;
            if (open is { } start && (goes || line.Event is "seeking" or "pause" or "ended"))
            {
                stalls.Add(new(start, line.T));
                open = null;
            }
            switch (line.Event)
            {
                case "play" or "loadstart" when wished is null:
                    wished = line.T;
                    break;
                case "playing" or "ratechange" when goes && line.Ready >= 3:
                    started ??= line.T;
                    seeking = false;
                    break;
                case "seeking":
                    seeking = true;
                    break;
                case "ended":
                    ended ??= line.T;
                    break;
                case "waiting" or "ratechange" or "play" when (held || line.Event == "waiting")
                    && started is not null && !seeking && !line.Seeking && !line.Paused && !line.Ended:
                    open ??= line.T;
                    break;
            }
        }
        if (open is { } last)
        {
            stalls.Add(new(last, lines[^1].T));
        }
        return ([.. stalls], wished, started, ended);
    }

    private static Span[] Pictures(TraceLine[] lines, double? started)
    {
        List<Span> freezes = [];
        double? begin = null;
        TraceLine? before = null;
        foreach (TraceLine line in lines.Where(l => l.Event is null))
        {
            if (before is not null)
            {
                bool rests = line.Paused || line.Seeking || line.Ended || before.Paused || before.Seeking || line.Hidden;
                bool frozen = before.T >= started && line.Frames == before.Frames && line.Playhead - before.Playhead > 0.02 && !rests;
                if (frozen)
                {
                    begin ??= before.T;
                }
                else if (begin is { } start)
                {
                    if (before.T - start >= 0.5)
                    {
                        freezes.Add(new(start, before.T));
                    }
                    begin = null;
                }
            }
            before = line;
        }
        return [.. freezes];
    }
}
