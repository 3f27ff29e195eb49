namespace BufferHealth.Cli;

/// <summary>
/// What a replay saw over time: level and score at every sample, and the states without gap or overlap. Stalls and
/// freezes are taken from their own events, because those that begin and end between two samples change no state that
/// <see cref="BufferHealthMonitor.StateChanged"/> could tell of.
/// </summary>
internal sealed class Recording
{
    private readonly BufferHealthMonitor monitor;
    private readonly List<RecordedPoint> points = [];
    private readonly List<StateSpan> changes = [];
    private readonly List<StateSpan> interruptions = [];
    private double suspended;
    private double? startup;

    internal Recording(BufferHealthMonitor monitor)
    {
        this.monitor = monitor;
        monitor.Started += time => startup = time;
        monitor.StateChanged += Changed;
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
        if (points.Count > 0 && points[^1].Time == time)
        {
            points.RemoveAt(points.Count - 1);      // a sample of the same time replaces the one before
        }
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
        Spans = [.. Uncovered(states).Concat(interruptions).OrderBy(s => s.Start).ThenBy(s => s.End)];
    }

    private void Changed(StateChange change)
    {
        // Autoplay shows late that playback was wanted from the load on: the startup is dated back without a change of state.
        if (startup is { } time && changes is [{ State: PlaybackState.Startup }])
        {
            changes[0] = changes[0] with { Start = change.Time - time };
        }
        startup = null;
        changes.Add(new(change.To, change.Time, change.Time));
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
