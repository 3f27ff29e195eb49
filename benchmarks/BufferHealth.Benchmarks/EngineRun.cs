using HdrHistogram;

namespace BufferHealth.Benchmarks;

/// <summary>What the engine costs in .NET: times of every call, and the bytes that an update allocates.</summary>
internal sealed record EngineRun(IReadOnlyDictionary<string, Measurement> Times, double AllocatedPerUpdate)
{
    internal const string LevelAtTime = "UpdateBufferLevel(level, time)";
    internal const string LevelByClock = "UpdateBufferLevel(level)";
    internal const string Sample = "Update(in sample)";
    internal const string Snapshot = "Snapshot()";
    internal const string Json = "GetMetrics()";
    internal const string Histogram = "HdrHistogram RecordValue";
    internal const string Clock = "TimeProvider.GetTimestamp()";

    internal static EngineRun Measure(int rounds)
    {
        Turns turns = new();
        Func<int, double>[] updates = [UpdateLevels(), UpdateLevelsByClock(), UpdateSamples()];
        turns.Add(LevelAtTime, updates[0]);
        turns.Add(Histogram, Record());
        turns.Add(Sample, updates[2]);
        turns.Add(LevelByClock, updates[1]);
        turns.Add(Clock, ReadClock);
        turns.Add(Snapshot, Read(monitor => monitor.Snapshot().ElapsedTime));
        turns.Add(Json, Read(monitor => monitor.GetMetrics().Length));
        IReadOnlyDictionary<string, Measurement> times = turns.Run(rounds);

        const int Calls = 100_000;
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Func<int, double> update in updates)
        {
            update(Calls);
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new EngineRun(times, (double)allocated / (Calls * updates.Length));
    }

    private static Func<int, double> UpdateLevels()
    {
        BufferHealthMonitor monitor = new();
        double[] times = SimulatedPlayer.Times;
        double[] levels = SimulatedPlayer.Levels;
        int at = 0;
        double turn = 0;
        return calls =>
        {
            int refused = 0;
            for (int left = calls; left > 0; left--)
            {
                refused += (int)monitor.UpdateBufferLevel(levels[at], turn + times[at]);
                if (++at == SimulatedPlayer.Count)
                {
                    at = 0;
                    turn += times[^1];
                }
            }
            return Sound(refused, monitor);
        };
    }

    private static Func<int, double> UpdateLevelsByClock()
    {
        BufferHealthMonitor monitor = new();
        int at = 0;
        return calls =>
        {
            int refused = 0;
            for (int left = calls; left > 0; left--)
            {
                // Falls by 50 ns a call, about as playback does within a loop of calls.
                at = at == 1_000_000 ? 0 : at + 1;
                refused += (int)monitor.UpdateBufferLevel(8 - at * 5e-8);
            }
            return Sound(refused, monitor);
        };
    }

    private static Func<int, double> UpdateSamples()
    {
        BufferHealthMonitor monitor = new();
        int at = 0;
        double turn = 0;
        double played = 0;
        return calls =>
        {
            int refused = 0;
            for (int left = calls; left > 0; left--)
            {
                refused += (int)monitor.Update(new Sample
                {
                    Time = turn + SimulatedPlayer.Times[at],
                    Level = SimulatedPlayer.Levels[at],
                    Playhead = played + SimulatedPlayer.Playheads[at],
                    Rate = 1,
                    Paused = false,
                    Seeking = false,
                    Ended = false,
                    Hidden = false,
                    AtEnd = false,
                });
                if (++at == SimulatedPlayer.Count)
                {
                    at = 0;
                    turn += SimulatedPlayer.Times[^1];
                    played += SimulatedPlayer.Playheads[^1];
                }
            }
            return Sound(refused, monitor);
        };
    }

    private static Func<int, double> Record()
    {
        LongHistogram histogram = new(highestTrackableValue: 3_600_000_000, numberOfSignificantValueDigits: 3);
        double[] levels = SimulatedPlayer.Levels;
        int at = 0;
        return calls =>
        {
            for (int left = calls; left > 0; left--)
            {
                histogram.RecordValue((long)(levels[at] * 1e6));
                if (++at == SimulatedPlayer.Count)
                {
                    at = 0;
                }
            }
            return histogram.TotalCount;
        };
    }

    /// <summary>Reads a monitor that has followed the simulated player once.</summary>
    private static Func<int, double> Read(Func<BufferHealthMonitor, double> read)
    {
        BufferHealthMonitor monitor = new();
        for (int i = 0; i < SimulatedPlayer.Count; i++)
        {
            monitor.UpdateBufferLevel(SimulatedPlayer.Levels[i], SimulatedPlayer.Times[i]);
        }
        return calls =>
        {
            double sum = 0;
            for (int left = calls; left > 0; left--)
            {
                sum += read(monitor);
            }
            return sum;
        };
    }

    private static double ReadClock(int calls)
    {
        long last = 0;
        for (int left = calls; left > 0; left--)
        {
            last = TimeProvider.System.GetTimestamp();
        }
        return last;
    }

    /// <summary>Something that depends on every call; and no figure comes from samples that were refused.</summary>
    private static double Sound(int refused, BufferHealthMonitor monitor) => refused == 0
        ? (double)monitor.State
        : throw new InvalidOperationException("The monitor refused a sample of the simulated player.");
}
