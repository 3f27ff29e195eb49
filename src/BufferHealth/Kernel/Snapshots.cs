namespace BufferHealth.Kernel;

/// <summary>Reads a playback as of its last sample. Works on a copy: asking changes nothing.</summary>
internal static class Snapshots
{
    internal static void Take(ref Playback source, ref MetricValues v)
    {
        Playback p = source;
        v = default;
        v.Definitions = Monitors.Definitions;
        v.Confidence = -1;
        if ((p.Facts & Facts.Sampled) != 0)
        {
            v.Confidence = (p.Facts & Facts.PlayheadSeen) != 0 ? (int)Confidence.Playhead : (int)Confidence.Level;
        }
        v.State = (int)p.State;
        UpToNow(ref p);
        v.ElapsedTime = Numeric.Seconds(p.LastTime - p.StartTime);
        v.IdleTime = Spent(ref p, PlaybackState.Idle);
        v.StartingTime = Spent(ref p, PlaybackState.Startup);
        v.PlayingTime = Spent(ref p, PlaybackState.Playing);
        v.TotalStallDuration = Spent(ref p, PlaybackState.Stalled);
        v.FreezeDuration = Spent(ref p, PlaybackState.Frozen);
        v.SeekTime = Spent(ref p, PlaybackState.Seeking);
        v.PausedTime = Spent(ref p, PlaybackState.Paused);
        v.EndedTime = Spent(ref p, PlaybackState.Ended);
        v.SuspendedTime = Spent(ref p, PlaybackState.Suspended);
        v.UnobservedTime = Spent(ref p, PlaybackState.Unobserved);
        bool started = (p.Facts & (Facts.Begun | Facts.StartWatched)) == (Facts.Begun | Facts.StartWatched);
        v.StartupTime = started ? Numeric.Seconds(p.StartupTime) : -1;
        v.StartupTainted = (p.Facts & Facts.StartTainted) != 0 ? 1 : 0;
        v.LongestStall = Numeric.Seconds(p.LongestStall);
        v.BufferLevel = (p.Facts & Facts.LevelKnown) != 0 ? p.Level : -1;
        v.AvgBufferLevel = -1;
        v.DecayedBufferLevel = -1;
        v.MinBufferLevel = -1;
        v.QoeScore = LiveScore.Shown(ref p);
        Ratios.Take(ref v);
        v.StallDurationMax = v.TotalStallDuration + v.UnobservedTime;
        v.EpisodeCount = p.EpisodeCount;
        v.StartFailed = (p.Facts & Facts.StartFailed) != 0 ? 1 : 0;
        v.ExitBeforeStart = (p.Facts & Facts.StartLeft) != 0 ? 1 : 0;
        v.StallCapped = (p.Facts & Facts.CapReached) != 0 ? 1 : 0;
        v.StallCount = p.StallCount;
        v.MicroStallCount = p.MicroStallCount;
        v.FreezeCount = p.FreezeCount;
        v.SeekCount = p.SeekCount;
        v.InputFaults = p.InputFaults;
    }

    /// <summary>Counts, in a copy, the present state up to the last sample. Progress that has begun to show already ends a stall here.</summary>
    internal static void UpToNow(ref Playback p)
    {
        if (p.State == PlaybackState.Stalled)
        {
            if ((p.Facts & Facts.Resuming) != 0)
            {
                Timeline.Resume(ref p, p.Resumed);
            }
            else
            {
                p.LongestStall = Math.Max(p.LongestStall, p.LastTime - p.Stall.Start);
            }
        }
        LiveScore.Advance(ref p, p.State, p.LastTime);
        p.Spent[(int)p.State] += p.LastTime - p.Since;
        p.Since = p.LastTime;
    }

    private static double Spent(ref Playback p, PlaybackState state) => Numeric.Seconds(p.Spent[(int)state]);
}
