namespace BufferHealth.Kernel;

/// <summary>
/// Finds stalls from progress and intent: a stall is a playhead that stands although playback is wanted and had begun.
/// The level explains (starved, held, frozen, at the end) and never triggers. Detection takes a few samples; the start
/// and the end are dated back to the instants at which the playhead stopped and moved again.
/// </summary>
internal static class PlayheadRule
{
    internal static void Observe(ref Playback p, in Observation s, double time)
    {
        double rateBefore = p.Rate;
        if ((s.Known & SampleFields.Rate) != 0 && s.Rate > 0)
        {
            p.Rate = s.Rate;        // an engine that holds playback by rate 0 still means to play at the last rate
        }
        bool sought = s.Event == PlayerEvent.Seek;
        if ((s.Known & SampleFields.Playhead) == 0)
        {
            if (!Intents.Hold(ref p, time, sought))
            {
                Want(ref p, time, moves: false);
            }
            return;
        }
        if ((p.Facts & Facts.PlayheadKnown) == 0)
        {
            First(ref p, s, time, sought);
            return;
        }

        double slow = Math.Min(rateBefore, p.Rate);
        double fast = Math.Max(rateBefore, p.Rate);
        double elapsed = time - p.PlayheadTime;
        double advance = s.Playhead - p.Playhead;
        bool jumped = advance < -Thresholds.JumpBackSeconds
            || advance > fast * Numeric.Seconds(elapsed) + Thresholds.JumpAheadSeconds;
        bool progressed = advance > Thresholds.ProgressSeconds && !jumped;
        double moved = progressed ? Math.Min(Numeric.Microseconds(advance / slow), elapsed) : 0;

        bool held = Intents.Hold(ref p, time, sought || jumped);
        // Before playback has begun players seek to where they start: no seek to the viewer, and no progress either.
        bool placed = jumped || (p.Intent & SampleFields.Seeking) != 0;
        if (!held && placed)
        {
            Want(ref p, time, jumped);      // the wish counts from here
        }
        if (held || placed)
        {
            Anchor(ref p, s, time);
            return;
        }
        Want(ref p, time - moved, progressed);
        Autoplay(ref p, s, time);
        if (!progressed && elapsed < Thresholds.ConclusiveMicroseconds)
        {
            Said(ref p, s, time);
            return;
        }
        double wanted = Math.Min(elapsed, time - p.Since);      // a pause may have been told without a playhead
        if (wanted >= Thresholds.GapMicroseconds && (p.State == PlaybackState.Playing || p.State == PlaybackState.Frozen))
        {
            Gaps.Cross(ref p, s, time, moved, wanted - Numeric.Microseconds(Math.Max(0, advance) / slow));
            return;
        }
        Learn(ref p, s, elapsed);
        if (p.State == PlaybackState.Playing || p.State == PlaybackState.Frozen)
        {
            if (progressed)
            {
                Progress(ref p, s, time, moved, slow, slow < fast);
            }
            else
            {
                Stand(ref p, s, time);
            }
        }
        else
        {
            Await(ref p, s, time, moved, progressed);
        }
        Take(ref p, s, time);
    }

    private static void First(ref Playback p, in Observation s, double time, bool sought)
    {
        bool moves = (p.Facts & Facts.Capped) == 0 || s.Playhead != p.Playhead;      // after a cap a gap alone is no progress
        p.Facts |= Facts.PlayheadKnown;
        Anchor(ref p, s, time);
        if (Intents.Hold(ref p, time, sought))
        {
            return;
        }
        Want(ref p, time, moves);
        bool empty = (s.Known & SampleFields.Level) != 0 && s.Level == 0;
        if ((p.Facts & Facts.Begun) == 0 && s.Playhead > 0 && !empty)
        {
            p.Facts &= ~Facts.StartWatched;     // already under way when the monitor came: the start is unknown
        }
    }

    /// <summary>Playback is wanted: leaves the states in which it was not. Progress, if there was any, began at an instant.</summary>
    private static void Want(ref Playback p, double at, bool moves)
    {
        switch (p.State)
        {
            case PlaybackState.Suspended when (p.Facts & Facts.Capped) != 0 && !moves:
                break;
            case PlaybackState.Idle:
                Timeline.To(ref p, PlaybackState.Startup, at);
                p.Facts |= Facts.StartWatched;
                break;
            case PlaybackState.Paused:
            case PlaybackState.Suspended:
            case PlaybackState.Unobserved:
                Timeline.To(ref p, (p.Facts & Facts.Begun) != 0 ? PlaybackState.Playing : PlaybackState.Startup, at);
                p.StopTime = p.Since;
                p.StopPlayhead = p.Playhead;
                p.StopLevel = (p.Facts & Facts.LevelKnown) != 0 ? p.Level : -1;
                break;
        }
    }

    /// <summary>Playback that starts by itself as soon as it can was wanted since the load began, although it counted as paused.</summary>
    private static void Autoplay(ref Playback p, in Observation s, double time)
    {
        if (s.Event == PlayerEvent.CanPlay && p.State == PlaybackState.Startup && p.LoadTime >= 0
            && time - p.Since <= Thresholds.AutoplayMicroseconds && p.Since > p.LoadTime)
        {
            p.Spent[(int)PlaybackState.Idle] -= p.Since - p.LoadTime;
            p.Since = p.LoadTime;
        }
    }

    /// <summary>Startup, stall, seek, end: playback goes on once progress has been kept for a while.</summary>
    private static void Await(ref Playback p, in Observation s, double time, double moved, bool progressed)
    {
        if (!progressed)
        {
            Pictures.Rest(ref p, s, time);       // one that stands as playback resumes may be frozen from there on
        }
        if (progressed)
        {
            // A playhead that stood before moves at the end of the interval; one that moved before, at its beginning.
            double last = time;
            if ((p.Facts & Facts.Resuming) == 0)
            {
                p.Facts |= Facts.Resuming;
                p.Resumed = time - Snapped(ref p, s, time, moved);
            }
            else
            {
                last = p.PlayheadTime + moved;
            }
            if (time - p.Resumed >= Thresholds.ResumedMicroseconds)
            {
                Timeline.Resume(ref p, p.Resumed);
            }
            Moved(ref p, s, last, changed: false);
        }
        else if (s.Event == PlayerEvent.Playing)
        {
            Said(ref p, s, time);
        }
        else
        {
            if (p.State == PlaybackState.Stalled && AtEnd(ref p))
            {
                Timeline.Leave(ref p, PlaybackState.Ended, time, StallEnding.End);      // progress that the end cut short counts
            }
            // After a leap it stands for as long as it leapt; one that moves in steps stands now and then.
            else if (time - p.StopTime >= (Steps(ref p) ? Patience(ref p) : Thresholds.SnapMicroseconds))
            {
                p.Facts &= ~Facts.Resuming;
            }
        }
    }

    /// <summary>
    /// Of the movement that ends a stall, what was playback: the playhead comes back ahead of where it stopped, at least at
    /// the end of the data that was left then, faster than it can have played that. A sample taken at an event (canplay,
    /// playing, the rate let go) shows when.
    /// </summary>
    private static double Snapped(ref Playback p, in Observation s, double time, double moved)
    {
        if (p.State != PlaybackState.Stalled)
        {
            return moved;
        }
        double advance = s.Playhead - p.Playhead;
        double played = Numeric.Microseconds((advance - p.Stall.LevelAtStart) / p.Rate);
        bool faster = Numeric.Microseconds(advance / p.Rate) > time - p.PlayheadTime + Thresholds.ConclusiveMicroseconds / 4;
        return s.Event != PlayerEvent.None && played <= Thresholds.SnapMicroseconds ? 0 : faster ? Numeric.Clamp(played, 0, moved) : moved;
    }

    /// <summary>Playing, and the playhead has moved.</summary>
    private static void Progress(ref Playback p, in Observation s, double time, double moved, double slow, bool changed)
    {
        // What the playhead lacks against the clock since it last moved: exact at any sampling rate.
        double deficit = time - p.StopTime - Numeric.Microseconds((s.Playhead - p.StopPlayhead) / slow);
        bool suspect = (p.Facts & Facts.Suspect) != 0;
        if ((p.Facts & Facts.Standing) != 0)
        {
            Timeline.Resume(ref p, time - moved);
            Pictures.Rest(ref p, s, time);       // one freeze an update: a picture that stands on is the next one's
        }
        else if (deficit >= Patience(ref p) && (suspect || !IsStarved(ref p)))      // with nothing left it moved first, and stands now
        {
            double resumed = p.StopTime + deficit;
            Interrupt(ref p);
            Timeline.Resume(ref p, resumed);
            Pictures.Rest(ref p, s, time);
        }
        else if (suspect && deficit >= Thresholds.MicroStallMicroseconds)
        {
            p.MicroStallCount++;
        }
        p.Facts &= ~(Facts.Suspect | Facts.WaitingSaid);
        if (s.Event == PlayerEvent.Waiting)
        {
            p.Facts |= Facts.WaitingSaid;
        }
        Pictures.Take(ref p, s, time);
        // Where playing began within the interval, the playhead moved after that.
        Moved(ref p, s, Math.Min(time, Math.Max(p.PlayheadTime, p.Since) + moved), changed);
    }

    /// <summary>Playing, and the playhead has not moved: a stall once that has lasted.</summary>
    private static void Stand(ref Playback p, in Observation s, double time)
    {
        if ((p.Facts & Facts.Suspect) == 0)
        {
            p.Facts |= Facts.Suspect;
            if ((s.Known & SampleFields.Level) != 0)
            {
                p.StopLevel = p.StopLevel < 0 ? s.Level : Math.Min(p.StopLevel, s.Level);
            }
        }
        Pictures.Rest(ref p, s, time);
        Said(ref p, s, time);
        if ((p.Facts & Facts.Standing) != 0)
        {
            return;
        }
        bool starved = IsStarved(ref p);
        // A rate of 0 says as clearly that the engine waits.
        starved |= (s.Known & SampleFields.Rate) != 0 && s.Rate == 0 && !IsBuffered(ref p);
        double patience = starved && !Steps(ref p) ? 0.75 * p.Interval : Patience(ref p);
        if ((p.Facts & Facts.WaitingSaid) != 0 || time - p.StopTime >= patience)
        {
            Interrupt(ref p);
        }
    }

    /// <summary>The playhead has stood for long enough: what is it?</summary>
    private static void Interrupt(ref Playback p)
    {
        if (AtEnd(ref p))
        {
            Timeline.Leave(ref p, PlaybackState.Ended, p.StopTime, StallEnding.End);
        }
        else if (IsBuffered(ref p))
        {
            if (p.State != PlaybackState.Frozen)        // a picture that stood before its playhead did: the same freeze
            {
                Timeline.BeginFreeze(ref p, p.StopTime);
            }
            p.Facts |= Facts.Standing;
        }
        else
        {
            Timeline.BeginStall(ref p, p.StopTime);
        }
    }

    /// <summary>What the player said with this sample.</summary>
    private static void Said(ref Playback p, in Observation s, double time)
    {
        bool playing = p.State == PlaybackState.Playing || p.State == PlaybackState.Frozen;
        if (s.Event == PlayerEvent.Waiting && playing)
        {
            p.Facts |= Facts.WaitingSaid;
        }
        else if (s.Event == PlayerEvent.Playing && !playing && p.State != PlaybackState.Ended && ((p.Facts & Facts.Resuming) == 0
            || (p.State == PlaybackState.Stalled && time - p.Resumed <= Thresholds.SnapMicroseconds)))
        {
            // A timer that came just before it saw the leap alone, and could not know.
            p.Facts |= Facts.Resuming;
            p.Resumed = time;
        }
    }

    /// <summary>Microseconds without progress that make a stall while there is something left to play.</summary>
    private static double Patience(ref Playback p)
    {
        double patience = Math.Max(IsBuffered(ref p) ? Thresholds.FrozenMicroseconds : Thresholds.StoodMicroseconds, 1.2 * p.Interval);
        return Steps(ref p) ? Math.Max(patience, p.Step) : patience;
    }

    /// <summary>Whether the playhead stands for some samples and then makes up for it, as some platforms' do.</summary>
    private static bool Steps(ref Playback p) => p.Step > 1.5 * p.Interval;

    private static bool IsStarved(ref Playback p) =>
        (p.Facts & Facts.LevelKnown) != 0 && p.Level <= Thresholds.StarvedSeconds * p.Rate;

    private static bool IsBuffered(ref Playback p) =>
        p.StopLevel > Thresholds.BufferedSeconds * p.Rate && (p.Facts & Facts.WaitingSaid) == 0;

    internal static bool AtEnd(ref Playback p) =>
        (p.Intent & SampleFields.AtEnd) != 0 && (p.Facts & Facts.LevelKnown) != 0 && p.Level <= Thresholds.EndSeconds;

    /// <summary>Learns the usual interval between timed samples, and between movements of a playhead that moves in steps.</summary>
    private static void Learn(ref Playback p, in Observation s, double elapsed)
    {
        if (s.Event != PlayerEvent.None || elapsed < Thresholds.ConclusiveMicroseconds)
        {
            return;
        }
        if (p.Interval <= 0)
        {
            p.Interval = elapsed;
        }
        // One late timer must not count as the usual interval.
        p.Interval += (Numeric.Clamp(elapsed, 0.5 * p.Interval, 2 * p.Interval) - p.Interval) / 8;
        p.Interval = Math.Round(p.Interval);
    }

    /// <summary>The playhead was last seen to move at an instant; the rate may have <paramref name="changed"/> on the way.</summary>
    private static void Moved(ref Playback p, in Observation s, double at, bool changed)
    {
        double gap = at - p.StopTime;
        double made = Numeric.Microseconds((s.Playhead - p.StopPlayhead) / p.Rate);
        if (gap > 0 && gap <= Thresholds.UnobservedMicroseconds && made >= 0.7 * gap)
        {
            p.Step = p.Step > 0 ? Math.Round(p.Step + (gap - p.Step) / 8) : gap;
        }
        p.StopTime = at;
        p.StopPlayhead = s.Playhead;
        double advance = s.Playhead - p.Playhead;
        p.StopLevel = (s.Known & SampleFields.Level) != 0 ? s.Level : -1;
        if ((changed || at < p.LastTime) && p.LevelBefore >= 0)
        {
            // It stopped within this interval, as far as anyone knows who does not know when the rate changed, and data may
            // have come since: what was left then is what counts.
            p.StopLevel = Math.Min(p.StopLevel, Math.Max(0, p.LevelBefore - advance));
        }
    }

    internal static void Anchor(ref Playback p, in Observation s, double time)
    {
        Pictures.Rest(ref p, s, time);
        p.StopTime = time;
        p.StopPlayhead = s.Playhead;
        p.StopLevel = (s.Known & SampleFields.Level) != 0 ? s.Level : -1;
        Take(ref p, s, time);
    }

    private static void Take(ref Playback p, in Observation s, double time)
    {
        p.PlayheadTime = time;
        p.Playhead = s.Playhead;
        p.LevelBefore = (s.Known & SampleFields.Level) != 0 ? s.Level : -1;
        if ((s.Known & SampleFields.Frames) != 0)
        {
            p.Frames = s.Frames;
            p.Facts |= Facts.FramesKnown;
        }
    }
}
