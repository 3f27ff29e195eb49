namespace BufferHealth.Cli;

/// <summary>Feeds a recorded session to a monitor and keeps what it says.</summary>
internal sealed class Replay
{
    private readonly List<Stall> stalls = [];
    private readonly List<Freeze> freezes = [];
    private readonly int unreadable;

    private Replay(BufferHealthMonitor monitor, BufferHealthOptions options, int unreadable)
    {
        this.unreadable = unreadable;
        ThresholdSeconds = options.StallThresholdSeconds;
        Metrics = monitor.Snapshot();
        Facts = monitor.SessionFacts();
        Recording = new(monitor);
        monitor.StallEnded += stalls.Add;
        monitor.FreezeEnded += freezes.Add;
    }

    /// <summary>The metrics at the last sample.</summary>
    internal Metrics Metrics { get; private set; }

    /// <summary>The same session as the published models see it.</summary>
    internal SessionFacts Facts { get; private set; }

    /// <summary>Every stall; one that was open at the last sample lasts until there.</summary>
    internal IReadOnlyList<Stall> Stalls => stalls;

    /// <summary>Every freeze, as the stalls.</summary>
    internal IReadOnlyList<Freeze> Freezes => freezes;

    /// <summary>Level, score and state over time.</summary>
    internal Recording Recording { get; }

    /// <summary>The level under which a stall is possible by level alone, at normal speed.</summary>
    internal double ThresholdSeconds { get; }

    /// <summary>Lines that could not be read and samples that the monitor refused.</summary>
    internal int InputFaults => unreadable + Metrics.InputFaults;

    /// <param name="trace">The recorded session.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="levelOnly">Feed the timed samples' levels alone, and the end.</param>
    internal static Replay Run(Trace trace, BufferHealthOptions options, bool levelOnly)
    {
        using BufferHealthMonitor monitor = new(options);
        Replay replay = new(monitor, options, trace.Faults.Count);
        foreach (Trace.Row row in trace.Rows)
        {
            InputStatus? status = levelOnly ? FeedLevel(monitor, row) : monitor.Update(row.Sample);
            if (status == InputStatus.Accepted)
            {
                replay.Recording.Add(row.Sample.Time ?? 0);
            }
        }
        replay.Metrics = monitor.Snapshot();
        replay.Facts = monitor.SessionFacts();
        monitor.Dispose();      // ends what is still open, so that the lists are whole
        replay.Recording.Close();
        return replay;
    }

    private static InputStatus? FeedLevel(BufferHealthMonitor monitor, in Trace.Row row)
    {
        double time = row.Sample.Time ?? 0;
        if (row.Event == "ended" || (row.Sample.Ended == true && monitor.State != PlaybackState.Ended))
        {
            return monitor.End(time);
        }
        return row.Event is null && row.Sample.Level is { } level ? monitor.UpdateBufferLevel(level, time) : null;
    }
}
