namespace BufferHealth.Kernel;

/// <summary>Follows one playback: checks a sample, then hands it to the rule that its parts allow.</summary>
internal static class Playbacks
{
    internal const double LargestSeconds = 1e9;

    internal static void Start(ref Playback p, double thresholdSeconds, double reportSeconds, ScoreModel model)
    {
        p = default;
        p.ThresholdSeconds = thresholdSeconds;
        p.ReportInterval = Numeric.Microseconds(reportSeconds);
        p.ScoreModel = model;
        p.Rate = 1;
        p.Score = 100;
        p.Quality = 100;
        p.StopLevel = -1;
        p.LoadTime = -1;
    }

    /// <summary>Takes a sample, unless it is faulty: then it is counted and nothing else changes.</summary>
    internal static InputStatus Update(ref Playback p, in Observation s)
    {
        InputStatus status = Check(p, s);
        if (status != InputStatus.Accepted)
        {
            p.InputFaults++;
            return status;
        }
        p.Signals = Signals.None;
        double time = Numeric.Microseconds(s.Time);
        if ((p.Facts & Facts.Sampled) == 0)
        {
            Begin(ref p, time);
        }
        double before = p.LastTime;
        p.LastTime = time;
        if (time - before >= Thresholds.SuspendedMicroseconds)
        {
            Gaps.Suspend(ref p, s, time, before);
            p.Facts &= ~Facts.LevelKnown;
        }
        Intents.Take(ref p, s);
        if (s.Event == PlayerEvent.LoadStart && (p.Facts & Facts.Begun) == 0)
        {
            p.LoadTime = time;
        }
        if ((s.Known & SampleFields.Quality) != 0 && s.Quality != p.Quality)
        {
            LiveScore.Advance(ref p, p.State, Math.Max(p.ScoreTime, before));
            p.Quality = s.Quality;
            if ((p.Facts & Facts.Begun) == 0)
            {
                p.Score = p.Quality;
            }
        }
        bool level = (s.Known & SampleFields.Level) != 0;
        if (level)
        {
            p.Level = s.Level;
        }
        if ((s.Known & SampleFields.Playhead) != 0)
        {
            p.Facts |= Facts.PlayheadSeen;
        }
        if ((p.Facts & Facts.PlayheadSeen) != 0)
        {
            PlayheadRule.Observe(ref p, s, time);
        }
        else
        {
            LevelRule.Observe(ref p, s, time);
        }
        Intents.Taint(ref p);
        Timeline.Watch(ref p);
        if (s.Event == PlayerEvent.Error && (p.Facts & (Facts.Begun | Facts.StartFailed)) == 0)
        {
            p.Facts |= Facts.StartFailed;
            p.Signals |= Signals.StartFailed;
        }
        if (level)
        {
            p.Facts |= Facts.LevelKnown;
        }
        Report(ref p, time);
        return InputStatus.Accepted;
    }

    /// <summary>Ends an open stall or freeze where the samples end: no more will come.</summary>
    internal static Signals Close(ref Playback p)
    {
        p.Signals = Signals.None;
        if ((p.Facts & Facts.Sampled) != 0)
        {
            if (p.State == PlaybackState.Startup && (p.Facts & (Facts.Resuming | Facts.StartFailed)) == 0)
            {
                p.Facts |= Facts.StartLeft;
            }
            Timeline.Leave(ref p, PlaybackState.Idle, p.LastTime, StallEnding.Close);
        }
        return p.Signals;
    }

    /// <summary>Whether nothing can starve: the media is buffered to its end.</summary>
    internal static bool Safe(in Playback p) => (p.Intent & (SampleFields.AtEnd | SampleFields.Ended)) != 0;

    private static void Begin(ref Playback p, double time)
    {
        p.Facts |= Facts.Sampled;
        p.StartTime = time;
        p.LastTime = time;
        p.Since = time;
        p.ScoreTime = time;
        p.NextReport = time + p.ReportInterval;
    }

    private static void Report(ref Playback p, double time)
    {
        if (time >= p.NextReport)
        {
            p.Signals |= Signals.Report;
            p.NextReport += (Math.Floor((time - p.NextReport) / p.ReportInterval) + 1) * p.ReportInterval;
        }
    }

    private static InputStatus Check(in Playback p, in Observation s)
    {
        InputStatus status = Check(s.Time, LargestSeconds);
        if (status == InputStatus.Accepted && (s.Known & SampleFields.Level) != 0)
        {
            status = Check(s.Level, LargestSeconds);
        }
        if (status == InputStatus.Accepted && (s.Known & SampleFields.Playhead) != 0)
        {
            status = Check(s.Playhead, 1e10);       // live streams may count from 1970 in media time
        }
        if (status == InputStatus.Accepted && (s.Known & SampleFields.Rate) != 0)
        {
            status = Check(s.Rate, 1e3);
        }
        if (status == InputStatus.Accepted && (s.Known & SampleFields.Frames) != 0)
        {
            status = Check(s.Frames, 1e15);
        }
        if (status == InputStatus.Accepted && (s.Known & SampleFields.Quality) != 0)
        {
            status = Check(s.Quality, 100);
        }
        if (status == InputStatus.Accepted && (s.Known & SampleFields.Bitrate) != 0)
        {
            status = Check(s.BitrateKbps, LargestSeconds);
        }
        if (status == InputStatus.Accepted && (s.Known & SampleFields.DroppedFrames) != 0)
        {
            status = Check(s.DroppedFrames, 1e15);
        }
        if (status == InputStatus.Accepted && (s.Known & SampleFields.Target) != 0)
        {
            status = Check(s.Target, LargestSeconds);
        }
        if (status == InputStatus.Accepted && (p.Facts & Facts.Sampled) != 0 && Numeric.Microseconds(s.Time) < p.LastTime)
        {
            status = InputStatus.TimeWentBack;
        }
        return status;
    }

    /// <summary>Whether a number that came from outside is finite, not negative, and no larger than <paramref name="largest"/>.</summary>
    internal static InputStatus Check(double value, double largest)
    {
        if (!double.IsFinite(value))
        {
            return InputStatus.NotFinite;
        }
        if (value < 0)
        {
            return InputStatus.Negative;
        }
        return value > largest ? InputStatus.TooLarge : InputStatus.Accepted;
    }
}
