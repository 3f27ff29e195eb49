namespace BufferHealth.Kernel;

/// <summary>Follows a monitor after each of its samples: forecast, renditions, histograms.</summary>
internal static class Extras
{
    internal static void Start(ref ExtraState e)
    {
        e = default;
        e.Renditions.DroppedFrames = -1;
        e.Histograms.Level = -1;
        Forecast.Start(ref e.Forecast);
    }

    /// <summary>Takes a sample that the monitor has accepted, and may add to its signals.</summary>
    internal static void Update(ref ExtraState e, ref MonitorState m, in Observation s)
    {
        ref Playback p = ref m.Playback;
        double time = p.LastTime;
        double level = (s.Known & SampleFields.Level) != 0 ? s.Level : -1;
        HistogramSums.Take(ref e.Histograms, time, level);
        RenditionSums.Take(ref e.Renditions, s, Timeline.Played(ref p));
        if (level >= 0)
        {
            LookAhead(ref e, ref p, time, level);
        }
        Ended(ref e, ref p);
    }

    /// <summary>Counts a stall that has ended.</summary>
    internal static void Ended(ref ExtraState e, ref Playback p)
    {
        if ((p.Signals & Signals.StallEnded) != 0)
        {
            e.Histograms.Stalls[HistogramSums.OfStall(Numeric.Seconds(p.Stall.End - p.Stall.Start))]++;
        }
    }

    internal static void Snapshot(ref ExtraState e, ref MonitorState m, ref ExtraValues v)
    {
        v.TimeToEmpty = Numeric.Seconds(Numeric.Microseconds(Forecast.TimeToEmpty(e.Forecast)));
        v.StallRisk = Forecast.Risk(e.Forecast);
        v.BitrateKbps = e.Renditions.BitrateKbps > 0 ? e.Renditions.BitrateKbps : -1;
        v.MeanBitrateKbps = RenditionSums.Mean(ref e.Renditions, Timeline.Played(ref m.Playback));
        v.SwitchesUp = e.Renditions.SwitchesUp;
        v.SwitchesDown = e.Renditions.SwitchesDown;
        v.DroppedFrames = e.Renditions.DroppedFrames;
    }

    /// <summary>Nothing can starve once the media is buffered to its end, and a seek makes the past worthless.</summary>
    private static void LookAhead(ref ExtraState e, ref Playback p, double time, double level)
    {
        ref ForecastState f = ref e.Forecast;
        if (time - f.Time >= Thresholds.SuspendedMicroseconds || p.State == PlaybackState.Seeking)
        {
            int alarmed = f.Alarmed;
            Forecast.Start(ref f);
            f.Alarmed = alarmed;        // until the next lines clear it, and say so
        }
        Forecast.Take(ref f, time, level, p.Rate, p.State == PlaybackState.Playing && !Playbacks.Safe(p));
        if (Forecast.Alarm(ref f))
        {
            p.Signals |= Signals.RiskChanged;
        }
    }
}
