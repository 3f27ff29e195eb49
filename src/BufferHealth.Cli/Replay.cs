namespace BufferHealth.Cli;

/// <summary>Feeds a recorded session to a monitor and keeps what it says.</summary>
internal sealed class Replay
{
    private readonly List<Stall> stalls = [];
    private readonly List<Freeze> freezes = [];

    private Replay(Trace trace, Metrics metrics)
    {
        Trace = trace;
        Metrics = metrics;
    }

    internal Trace Trace { get; }

    /// <summary>The metrics at the last sample.</summary>
    internal Metrics Metrics { get; private set; }

    /// <summary>Every stall; one that was open at the last sample has no duration of its own and lasts until there.</summary>
    internal IReadOnlyList<Stall> Stalls => stalls;

    /// <summary>Every freeze, as the stalls.</summary>
    internal IReadOnlyList<Freeze> Freezes => freezes;

    /// <summary>Lines that could not be read and samples that the monitor refused.</summary>
    internal int InputFaults => Trace.Faults.Count + Metrics.InputFaults;

    /// <param name="trace">The recorded session.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="levelOnly">Feed the timed samples' levels alone, and the end.</param>
    internal static Replay Run(Trace trace, BufferHealthOptions options, bool levelOnly)
    {
        using BufferHealthMonitor monitor = new(options);
        Replay replay = new(trace, monitor.Snapshot());
        monitor.StallEnded += replay.stalls.Add;
        monitor.FreezeEnded += replay.freezes.Add;
        foreach (Trace.Row row in trace.Rows)
        {
            if (levelOnly)
            {
                FeedLevel(monitor, row);
            }
            else
            {
                monitor.Update(row.Sample);
            }
        }
        replay.Metrics = monitor.Snapshot();
        return replay;      // disposing ends what is still open, so that the lists are whole
    }

    private static void FeedLevel(BufferHealthMonitor monitor, in Trace.Row row)
    {
        double time = row.Sample.Time ?? 0;
        if (row.Event == "ended" || (row.Sample.Ended == true && monitor.State != PlaybackState.Ended))
        {
            monitor.End(time);
        }
        else if (row.Event is null && row.Sample.Level is { } level)
        {
            monitor.UpdateBufferLevel(level, time);
        }
    }
}
