namespace BufferHealth.Kernel;

/// <summary>Moves a playback from state to state. A state's time is added up when it is left, so a change may be dated back.</summary>
internal static class Timeline
{
    private const double SeekTailMicroseconds = 500_000;

    /// <summary>Changes the state at an instant, which is brought between the last change and the last sample.</summary>
    internal static void To(ref Playback p, PlaybackState state, double at)
    {
        if (p.State == state)
        {
            return;
        }
        at = Instant(ref p, at);
        if (p.State != PlaybackState.Idle)
        {
            p.LoadTime = -1;        // what passed since the load began was not idle time alone
        }
        LiveScore.Advance(ref p, p.State, at);
        p.Spent[(int)p.State] += at - p.Since;
        p.Passed = p.State;
        p.PassedSince = p.Since;
        p.State = state;
        p.Since = at;
        p.Facts &= ~(Facts.Suspect | Facts.WaitingSaid | Facts.Resuming | Facts.Fallen | Facts.Standing | Facts.Capped);
        p.Signals |= Signals.StateChanged;
    }

    /// <summary>Leaves the present state because something other than progress came up. Progress that had already shown counts.</summary>
    internal static void Leave(ref Playback p, PlaybackState next, double at, StallEnding why)
    {
        if ((p.Facts & Facts.Resuming) != 0)
        {
            Resume(ref p, p.Resumed);
        }
        else if (p.State == PlaybackState.Seeking && why != StallEnding.Gap)
        {
            EndSeek(ref p, at);     // over a gap nobody knows whether it ended
        }
        EndInterruption(ref p, at, why);
        To(ref p, next, at);
    }

    /// <summary>Playback advances since an instant.</summary>
    internal static void Resume(ref Playback p, double at)
    {
        at = Instant(ref p, at);
        if (p.State == PlaybackState.Startup)
        {
            p.StartupTime = p.Spent[(int)PlaybackState.Startup] + at - p.Since;
            p.Facts |= Facts.Begun;
            p.Signals |= Signals.Started;
        }
        else if (p.State == PlaybackState.Seeking)
        {
            EndSeek(ref p, at);
        }
        else if ((p.Facts & Facts.Begun) == 0)
        {
            p.Facts = (p.Facts | Facts.Begun) & ~Facts.StartWatched;      // the media had ended when the monitor came
        }
        EndInterruption(ref p, at, StallEnding.Playing);
        To(ref p, PlaybackState.Playing, at);
    }

    internal static void BeginStall(ref Playback p, double at)
    {
        EndInterruption(ref p, at, StallEnding.Stall);
        To(ref p, PlaybackState.Stalled, at);
        if (p.StallCount == 0 || p.Since - p.Stall.End >= Thresholds.EpisodeMicroseconds)
        {
            p.EpisodeCount++;
        }
        p.StallCount++;
        p.Facts &= ~Facts.LongSaid;
        p.Stall = default;
        p.Stall.Start = p.Since;
        p.Stall.LevelAtStart = p.StopLevel;
        if (p.SeekCount > 0 && p.Since - p.LastSeek <= SeekTailMicroseconds)
        {
            p.Stall.Cause = StallCause.SeekTail;
        }
        else if (p.StopLevel > Thresholds.StarvedSeconds * p.Rate)
        {
            p.Stall.Cause = StallCause.Held;
        }
        p.Signals |= Signals.StallStarted;
    }

    internal static void BeginFreeze(ref Playback p, double at)
    {
        EndInterruption(ref p, at, StallEnding.Stall);
        To(ref p, PlaybackState.Frozen, at);
        p.FreezeCount++;
        p.Freeze = default;
        p.Freeze.Start = p.Since;
        p.Freeze.LevelAtStart = p.StopLevel;
        p.Signals |= Signals.FreezeStarted;
    }

    /// <summary>A stall that has lasted is reported once, and at last ended: whoever is still there does not watch.</summary>
    internal static void Watch(ref Playback p)
    {
        double lasted = p.LastTime - p.Stall.Start;
        if (p.State != PlaybackState.Stalled || lasted < Thresholds.LongStallMicroseconds || (p.Facts & Facts.Resuming) != 0)
        {
            return;
        }
        SayLong(ref p);
        if (lasted >= Thresholds.CapMicroseconds)
        {
            double at = p.Stall.Start + Thresholds.CapMicroseconds;
            Leave(ref p, PlaybackState.Suspended, at, StallEnding.Cap);
            p.Facts |= Facts.Capped | Facts.CapReached;
        }
    }

    private static void SayLong(ref Playback p)
    {
        if ((p.Facts & Facts.LongSaid) == 0)
        {
            p.Facts |= Facts.LongSaid;
            p.Signals |= Signals.StallLong;
        }
    }

    /// <summary>Microseconds of playing up to the last sample, with progress that has begun to show after a stall, as in a snapshot.</summary>
    internal static double Played(ref Playback p)
    {
        double spent = p.Spent[(int)PlaybackState.Playing];
        if (p.State == PlaybackState.Playing)
        {
            return spent + p.LastTime - p.Since;
        }
        bool resuming = p.State == PlaybackState.Stalled && (p.Facts & Facts.Resuming) != 0;
        return resuming ? spent + p.LastTime - Math.Max(p.Since, p.Resumed) : spent;
    }

    private static void EndSeek(ref Playback p, double at)
    {
        at = Instant(ref p, at);
        p.SeekLatency = Math.Max(0, at - p.LastSeek);
        p.SeekDuration = at - p.Since;
        p.LastSeek = at;
        p.Signals |= Signals.SeekEnded;
    }

    private static void EndInterruption(ref Playback p, double at, StallEnding why)
    {
        at = Instant(ref p, at);
        if (p.State == PlaybackState.Stalled)
        {
            double cap = p.Stall.Start + Thresholds.CapMicroseconds;
            bool capped = at > cap;     // samples may be half a minute apart, and what ends the stall comes after the cap
            at = capped ? cap : at;
            p.Stall.End = at;
            p.Stall.EndedBy = capped ? StallEnding.Cap : why;
            p.LongestStall = Math.Max(p.LongestStall, at - p.Stall.Start);
            p.Signals |= Signals.StallEnded;
            if (at - p.Stall.Start >= Thresholds.LongStallMicroseconds)
            {
                SayLong(ref p);     // where samples are rare it is over by the time that it is seen to be long
            }
            if (capped)
            {
                p.Facts |= Facts.CapReached;
                To(ref p, PlaybackState.Suspended, at);
            }
        }
        else if (p.State == PlaybackState.Frozen)
        {
            p.Freeze.End = at;
            p.Freeze.EndedBy = why;
            p.Signals |= Signals.FreezeEnded;
        }
    }

    private static double Instant(ref Playback p, double at) => Math.Round(Numeric.Clamp(at, p.Since, p.LastTime));
}
