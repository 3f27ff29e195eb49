namespace BufferHealth.Cli;

/// <summary>
/// What a replay saw over time: level and score at every sample, and the states without gap or overlap. Stalls and
/// freezes are taken from their own events, because those that begin and end between two samples change no state that
/// <see cref="BufferHealthMonitor.StateChanged"/> could tell of. One thing it does not tell: playback after a seek or the
/// end that is seen only together with the next seek, pause or end is drawn as part of the one before.
/// </summary>
internal sealed class Recording
{
    // Rounding apart: the monitor counts whole microseconds.
    private const double Least = 1e-5;

    private readonly BufferHealthMonitor monitor;
    private readonly List<RecordedPoint> points = [];
    private readonly List<StateSpan> changes = [];
    private readonly List<StateSpan> interruptions = [];
    private double unobserved;
    private PlaybackState stateBefore;
    private double suspended;
    private double startup;

    internal Recording(BufferHealthMonitor monitor)
    {
        this.monitor = monitor;
        monitor.StateChanged += change => changes.Add(new(change.To, change.Time, change.Time));
        monitor.StallEnded += s => interruptions.Add(new(PlaybackState.Stalled, s.Start, s.Start + (s.Duration ?? 0)));
        monitor.FreezeEnded += f => interruptions.Add(new(PlaybackState.Frozen, f.Start, f.Start + (f.Duration ?? 0)));
    }

    /// <summary>One for every sample that was taken, in order of time.</summary>
    internal IReadOnlyList<RecordedPoint> Points => points;

    /// <summary>The states from the first sample to the last, in order of time; whole once the monitor is disposed of and <see cref="Close"/> was called.</summary>
    internal IReadOnlyList<StateSpan> Spans { get; private set; } = [];

    /// <summary>Time of the first sample.</summary>
    internal double Start => points.Count > 0 ? points[0].Time : 0;

    /// <summary>Time of the last sample.</summary>
    internal double End => points.Count > 0 ? points[^1].Time : 0;

    /// <summary>The states that occur, for a legend, and their seconds; without those that last no time worth naming.</summary>
    internal IEnumerable<(PlaybackState State, double Seconds)> Totals() =>
        from span in Spans
        group span.Length by span.State into state
        let seconds = state.Sum()
        where seconds >= 0.05 || StateLook.Loudness(state.Key) > 1
        orderby state.Key
        select (state.Key, seconds);

    /// <summary>Notes what the monitor says after a sample that it has taken.</summary>
    internal void Add(double time)
    {
        Metrics metrics = monitor.Snapshot();
        if (metrics.SuspendedTime > suspended)
        {
            double gap = End;
            interruptions.Add(new(PlaybackState.Suspended, gap, Math.Min(time, gap + metrics.SuspendedTime - suspended)));
            suspended = metrics.SuspendedTime;
        }
        double missing = metrics.UnobservedTime - unobserved;
        if (missing > 0 && stateBefore != PlaybackState.Unobserved && metrics.State != PlaybackState.Unobserved)
        {
            interruptions.Add(new(PlaybackState.Unobserved, time - missing, time));     // begun and over within one sample
        }
        unobserved = metrics.UnobservedTime;
        stateBefore = metrics.State;
        if (points.Count > 0 && points[^1].Time == time)
        {
            points.RemoveAt(points.Count - 1);      // a sample of the same time replaces the one before
        }
        startup = metrics.StartingTime;
        points.Add(new(time, metrics.BufferLevel, metrics.QoeScore));
    }

    internal void Close()
    {
        List<StateSpan> states = [];
        foreach (StateSpan change in changes.Prepend(new(PlaybackState.Idle, Start, End)))
        {
            // What a stall or freeze does not cover itself was playback.
            PlaybackState state = change.State is PlaybackState.Stalled or PlaybackState.Frozen or PlaybackState.Suspended
                ? PlaybackState.Playing : change.State;
            if (states.Count > 0)
            {
                states[^1] = states[^1] with { End = change.Start };
                if (states[^1].Length <= 0)
                {
                    states.RemoveAt(states.Count - 1);
                }
            }
            if (states.Count == 0 || states[^1].State != state)
            {
                states.Add(new(state, change.Start, End));
            }
            else
            {
                states[^1] = states[^1] with { End = End };
            }
        }
        interruptions.Sort((a, b) => a.Start.CompareTo(b.Start));
        List<StateSpan> uncovered = [.. Uncovered(states)];
        FitStartup(uncovered);
        uncovered.RemoveAll(s => s.Length <= 0);
        Spans = [.. uncovered.Concat(interruptions).OrderBy(s => s.Start).ThenBy(s => s.End)];
    }

    /// <summary>
    /// Brings the startup to the length that the monitor reckons: autoplay shows late that playback was wanted from the
    /// load on, and a start and a pause within one sample show the pause alone.
    /// </summary>
    private void FitStartup(List<StateSpan> states)
    {
        double excess = states.Where(s => s.State == PlaybackState.Startup).Sum(s => s.Length) - startup;
        int first = states.FindIndex(s => s.State == PlaybackState.Startup);
        int last = states.FindLastIndex(s => s.State == PlaybackState.Startup);
        if (excess > Least && last >= 0)
        {
            double end = states[last].End - excess;
            states.Insert(last + 1, new(PlaybackState.Playing, end, states[last].End));
            states[last] = states[last] with { End = end };
        }
        else if (excess < -Least && first > 0)
        {
            states[first] = states[first] with { Start = states[first].Start + excess };
            states[first - 1] = states[first - 1] with { End = states[first].Start };
        }
    }

    private IEnumerable<StateSpan> Uncovered(List<StateSpan> states)
    {
        int next = 0;
        foreach (StateSpan state in states)
        {
            double from = state.Start;
            while (from < state.End)
            {
                while (next < interruptions.Count && interruptions[next].End <= from)
                {
                    next++;
                }
                if (next == interruptions.Count || interruptions[next].Start >= state.End)
                {
                    yield return state with { Start = from };
                    break;
                }
                if (interruptions[next].Start > from)
                {
                    yield return state with { Start = from, End = interruptions[next].Start };
                }
                from = interruptions[next].End;
            }
        }
    }
}
