namespace BufferHealth.Kernel;

/// <summary>What the viewer and the player's flags ask for, ahead of any rule about progress.</summary>
internal static class Intents
{
    /// <summary>Takes over the flags that a sample knows.</summary>
    internal static void Take(ref Playback p, in Observation s)
    {
        SampleFields known = s.Known & SampleFields.Intent;
        bool says = (s.Set & known & SampleFields.Seeking) != 0 && (p.Intent & SampleFields.Seeking) == 0;
        p.Facts = says ? p.Facts | Facts.SeekSaid : p.Facts & ~Facts.SeekSaid;
        p.Intent = (p.Intent & ~known) | (s.Set & known);
        Taint(ref p);
    }

    /// <summary>A startup that nobody could see says little. Asked before and after a sample is taken: it may begin the startup.</summary>
    internal static void Taint(ref Playback p)
    {
        if ((p.Intent & SampleFields.Hidden) != 0 && p.State == PlaybackState.Startup)
        {
            p.Facts |= Facts.StartTainted;
        }
    }

    /// <summary>Whether playback is not to be expected now: ended, sought or paused. Changes the state accordingly.</summary>
    internal static bool Hold(ref Playback p, double time, bool sought)
    {
        bool begun = (p.Facts & Facts.Begun) != 0;
        if ((p.Intent & SampleFields.Ended) != 0)
        {
            if (p.State != PlaybackState.Ended)
            {
                Timeline.Leave(ref p, PlaybackState.Ended, time, StallEnding.End);
            }
            return true;
        }
        if (sought || (p.Intent & SampleFields.Seeking) != 0)
        {
            if (begun)
            {
                Seek(ref p, time, sought || (p.Facts & Facts.SeekSaid) != 0);
                return true;
            }
            p.Facts |= Facts.StartTainted;      // players seek to their start position: still the startup
        }
        if ((p.Intent & SampleFields.Paused) == 0)
        {
            return false;
        }
        if (p.State == PlaybackState.Startup)
        {
            p.Facts |= Facts.StartTainted;
        }
        PlaybackState held = (p.Facts & (Facts.Begun | Facts.Resuming)) != 0 ? PlaybackState.Paused : PlaybackState.Idle;
        if (p.State != held)
        {
            Timeline.Leave(ref p, held, time, StallEnding.Pause);
        }
        return true;
    }

    /// <summary>A seek is under way; a scrub begins it, or begins it again.</summary>
    private static void Seek(ref Playback p, double time, bool scrub)
    {
        if (p.State != PlaybackState.Seeking)
        {
            Timeline.Leave(ref p, PlaybackState.Seeking, time, StallEnding.Seek);
            if (p.SeekCount == 0 || time - p.LastSeek > Thresholds.SameSeekMicroseconds)
            {
                p.SeekCount++;
            }
            p.LastSeek = time;
        }
        else if (scrub)
        {
            p.Facts &= ~Facts.Resuming;     // what seemed to be its end was none
            p.LastSeek = time;
        }
    }
}
