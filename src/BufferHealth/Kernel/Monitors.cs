namespace BufferHealth.Kernel;

/// <summary>The kernel's surface: what the .NET class and the page call.</summary>
internal static class Monitors
{
    /// <summary>Version of the definitions behind the metrics. It changes whenever the same samples would give other numbers.</summary>
    internal const int Definitions = 1;

    [WasmExport("start")]
    internal static void Start(ref MonitorState m, int windowSlots, double reportSeconds, double thresholdSeconds, double decay, int scoreModel)
    {
        Playbacks.Start(ref m.Playback, thresholdSeconds, reportSeconds, (ScoreModel)scoreModel);
        LevelWindows.Start(ref m.Window, windowSlots, decay);
        m.Health = default;
    }

    /// <summary>Takes a level alone. Returns <see cref="Signals"/> with an <see cref="InputStatus"/> in the low byte.</summary>
    [WasmExport("updateLevel")]
    internal static int UpdateLevel(ref MonitorState m, double time, double level)
    {
        Observation s = default;
        s.Time = time;
        s.Level = level;
        s.Known = SampleFields.Level;
        return Update(ref m, s);
    }

    /// <summary>Takes a sample. Returns <see cref="Signals"/> with an <see cref="InputStatus"/> in the low byte.</summary>
    [WasmExport("update")]
    internal static int Update(ref MonitorState m, in Observation s)
    {
        double before = m.Playback.LastTime;
        InputStatus status = Playbacks.Update(ref m.Playback, s);
        if (status != InputStatus.Accepted)
        {
            return (int)status;
        }
        double time = m.Playback.LastTime;
        bool known = (s.Known & SampleFields.Level) != 0;
        if (time - before >= Thresholds.SuspendedMicroseconds)
        {
            LevelWindows.Clear(ref m.Window);
        }
        LevelWindows.Add(ref m.Window, time, known ? s.Level : m.Window.Level);
        if ((s.Known & SampleFields.Target) != 0)
        {
            m.Health.Target = s.Target;
        }
        if (known && HealthRule.Take(ref m.Health, time, s.Level, m.Playback.Rate, Playbacks.Safe(m.Playback)))
        {
            m.Playback.Signals |= Signals.HealthChanged;
        }
        return (int)m.Playback.Signals;
    }

    /// <summary>Ends an open stall or freeze at the last sample. Returns <see cref="Signals"/>.</summary>
    [WasmExport("close")]
    internal static int Close(ref MonitorState m) => (int)Playbacks.Close(ref m.Playback);

    /// <summary>Fills in the metrics as of the last sample; changes nothing.</summary>
    [WasmExport("snapshot")]
    internal static void Snapshot(ref MonitorState m, ref MetricValues v)
    {
        Snapshots.Take(ref m.Playback, ref v);
        if (m.Window.Started != 0)
        {
            LevelWindows.Read(ref m.Window, ref v.AvgBufferLevel, ref v.MinBufferLevel);
            v.AvgBufferLevel = Rounded(v.AvgBufferLevel);
            v.DecayedBufferLevel = Rounded(LevelWindows.Decayed(ref m.Window));
            v.MinBufferLevel = Rounded(v.MinBufferLevel);
        }
        v.Health = m.Health.Known != 0 ? (int)m.Health.Shown : -1;
        if (m.Playback.ScoreModel == ScoreModel.Classic)
        {
            v.QoeScore = v.DecayedBufferLevel < 0 ? -1 : LiveScore.Classic(v.DecayedBufferLevel, v.TotalStallDuration);
        }
    }

    /// <summary>To the microsecond: the slots hold 24 bits, and nobody wants to read 2.0999999046325684.</summary>
    private static double Rounded(double seconds) => Numeric.Seconds(Numeric.Microseconds(seconds));
}
