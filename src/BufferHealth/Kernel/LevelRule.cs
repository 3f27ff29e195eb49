namespace BufferHealth.Kernel;

/// <summary>
/// Finds stalls from the level alone. The threshold finds the onset; the level's fall is the witness of playback: a stall
/// opens when the level is under the threshold and does not fall, dated back to the end of the last fall, and closes
/// at the first fall with the level at or over the threshold, because a level that jumped up is not yet playback.
/// A level that does not fall never opens a stall by itself: a pause looks the same.
/// </summary>
internal static class LevelRule
{
    internal static void Observe(ref Playback p, in Observation s, double time)
    {
        if ((s.Known & SampleFields.Rate) != 0 && s.Rate > 0)
        {
            p.Rate = s.Rate;
        }
        bool known = (s.Known & SampleFields.Level) != 0;
        if (Intents.Hold(ref p, time, s.Event == PlayerEvent.Seek))
        {
            Anchor(ref p, s, time, known);
            return;
        }
        Want(ref p, s, time);
        if (!known)
        {
            return;
        }
        if ((p.Facts & Facts.LevelKnown) == 0)
        {
            Reach(ref p, s.Level);
            Anchor(ref p, s, time, known);
            return;
        }
        double elapsed = time - p.LevelTime;
        double seconds = Numeric.Seconds(elapsed);
        double drop = p.LevelBefore - s.Level;
        bool falls = drop > 0.25 * seconds && drop <= 4 * seconds + 0.02;
        bool jumps = elapsed > 0 && drop > 4 * seconds + 0.5;
        bool under = s.Level < p.ThresholdSeconds * p.Rate;
        if (elapsed < Thresholds.ConclusiveMicroseconds && !jumps && Math.Abs(drop) <= 4 * seconds + 0.02)
        {
            return;     // too near to tell a fall from a level that stands
        }
        // A fall need not have filled the whole interval.
        double fell = Math.Min(Numeric.Microseconds(drop / p.Rate), elapsed);
        if (falls && p.State == PlaybackState.Playing)
        {
            Fell(ref p, p.LevelTime + fell);
        }
        else
        {
            Judge(ref p, s, time, falls, jumps, under, FallStart(ref p, time, fell, elapsed));
        }
        bool rises = -drop > Thresholds.RiseSeconds;
        double middle = time - Math.Floor(elapsed / 2);     // a half would round to even, which is up to where the clock began
        Anchor(ref p, s, time, known);
        p.RiseMiddle = rises ? middle : -1;
    }

    /// <summary>
    /// When the fall that is now seen began. Data that arrives hides the fall in its own interval, and playback goes on
    /// within milliseconds of it: on the recordings the middle of that interval is nearer than its end on every stall
    /// (mean error 19 ms against 60 ms).
    /// </summary>
    private static double FallStart(ref Playback p, double time, double fell, double elapsed)
    {
        bool whole = fell >= 0.75 * elapsed;
        return whole && p.RiseMiddle >= 0 ? p.RiseMiddle : time - fell;
    }

    private static void Judge(ref Playback p, in Observation s, double time, bool falls, bool jumps, bool under, double fallStart)
    {
        bool begun = (p.Facts & Facts.Begun) != 0;
        if (jumps && begun && p.State != PlaybackState.Seeking)
        {
            Timeline.Leave(ref p, PlaybackState.Unobserved, time, StallEnding.Seek);
            return;
        }
        switch (p.State)
        {
            case PlaybackState.Startup:
                Reach(ref p, s.Level);
                bool reached = (p.Facts & Facts.LevelReached) != 0;
                if (falls && reached)
                {
                    Timeline.Resume(ref p, fallStart);
                    Fell(ref p, time);
                }
                else if (reached && under && !jumps)
                {
                    Timeline.Resume(ref p, p.LevelTime);
                    Stall(ref p, s, time);
                }
                break;
            case PlaybackState.Playing when under:
                Stall(ref p, s, time);
                break;
            case PlaybackState.Unobserved when !under:
                Timeline.To(ref p, PlaybackState.Playing, time);
                break;
            case PlaybackState.Stalled when falls && !under:
            case PlaybackState.Suspended when falls && !under:
            case PlaybackState.Seeking when falls && !under:
                Timeline.Resume(ref p, fallStart);
                Fell(ref p, time);
                break;
        }
    }

    private static void Stall(ref Playback p, in Observation s, double time)
    {
        p.StopLevel = s.Level;
        Timeline.BeginStall(ref p, (p.Facts & Facts.Fallen) != 0 ? p.FallEnd : time);
    }

    private static void Want(ref Playback p, in Observation s, double time)
    {
        bool begun = (p.Facts & Facts.Begun) != 0;
        if (!begun && (s.Known & SampleFields.Paused) != 0 && (p.Facts & Facts.StartWatched) == 0)
        {
            // So far the wish to play was only presumed. Now it is told, and the startup begins.
            Timeline.To(ref p, PlaybackState.Idle, time);
            p.Spent[(int)PlaybackState.Idle] += p.Spent[(int)PlaybackState.Startup];
            p.Spent[(int)PlaybackState.Startup] = 0;
            p.Facts |= Facts.StartWatched;
        }
        switch (p.State)
        {
            case PlaybackState.Idle:
                Timeline.To(ref p, PlaybackState.Startup, time);
                break;
            case PlaybackState.Suspended when (p.Facts & Facts.Capped) != 0:
                break;
            case PlaybackState.Paused:
            case PlaybackState.Ended:
            case PlaybackState.Suspended:
                Timeline.To(ref p, begun ? PlaybackState.Playing : PlaybackState.Startup, time);
                Fell(ref p, time);      // a level that stands from here on is a stall from here on
                break;
        }
    }

    private static void Fell(ref Playback p, double time)
    {
        p.Facts |= Facts.Fallen;
        p.FallEnd = time;
    }

    private static void Reach(ref Playback p, double level)
    {
        if (level >= p.ThresholdSeconds * p.Rate)
        {
            p.Facts |= Facts.LevelReached;
        }
    }

    private static void Anchor(ref Playback p, in Observation s, double time, bool known)
    {
        if (known)
        {
            p.LevelTime = time;
            p.LevelBefore = s.Level;
            p.RiseMiddle = -1;
        }
    }
}
