namespace BufferHealth.Kernel;

/// <summary>The kernel's surface with the extras: what the .NET class and the page's entry <c>buffer-health/full</c> call.</summary>
internal static class FullMonitors
{
    [WasmExport("startFull")]
    internal static void Start(ref FullState f, int windowSlots, double reportSeconds, double thresholdSeconds, double decay, int scoreModel)
    {
        Monitors.Start(ref f.Monitor, windowSlots, reportSeconds, thresholdSeconds, decay, scoreModel);
        Extras.Start(ref f.Extras);
    }

    /// <summary>Takes a level alone. Returns <see cref="Signals"/> with an <see cref="InputStatus"/> in the low byte.</summary>
    [WasmExport("updateLevelFull")]
    internal static int UpdateLevel(ref FullState f, double time, double level)
    {
        Observation s = default;
        s.Time = time;
        s.Level = level;
        s.Known = SampleFields.Level;
        return Update(ref f, s);
    }

    /// <summary>Takes a sample. Returns <see cref="Signals"/> with an <see cref="InputStatus"/> in the low byte.</summary>
    [WasmExport("updateFull")]
    internal static int Update(ref FullState f, in Observation s)
    {
        int result = Monitors.Update(ref f.Monitor, s);
        if ((result & (int)Signals.StatusMask) != (int)InputStatus.Accepted)
        {
            return result;
        }
        Extras.Update(ref f.Extras, ref f.Monitor, s);
        return (int)f.Monitor.Playback.Signals;
    }

    /// <summary>Ends an open stall or freeze at the last sample. Returns <see cref="Signals"/>.</summary>
    [WasmExport("closeFull")]
    internal static int Close(ref FullState f)
    {
        int result = Monitors.Close(ref f.Monitor);
        Extras.Ended(ref f.Extras, ref f.Monitor.Playback);
        return result;
    }

    /// <summary>Fills in the metrics as of the last sample; changes nothing.</summary>
    [WasmExport("snapshotFull")]
    internal static void Snapshot(ref FullState f, ref FullValues v)
    {
        Monitors.Snapshot(ref f.Monitor, ref v.Metrics);
        Extras.Snapshot(ref f.Extras, ref f.Monitor, ref v.Extras);
    }
}
