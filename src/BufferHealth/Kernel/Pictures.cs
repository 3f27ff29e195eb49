namespace BufferHealth.Kernel;

/// <summary>Finds pictures that stand while the playhead moves: freezes by the count of frames.</summary>
internal static class Pictures
{
    /// <summary>A picture that stands while the playhead moves.</summary>
    internal static void Take(ref Playback p, in Observation s, double time)
    {
        bool known = (s.Known & SampleFields.Frames) != 0 && (p.Facts & Facts.FramesKnown) != 0;
        if (!known || s.Frames != p.Frames || (p.Intent & SampleFields.Hidden) != 0)
        {
            if (p.State == PlaybackState.Frozen)
            {
                Timeline.Resume(ref p, p.PlayheadTime);
            }
            Rest(ref p, s, time);
        }
        else if (p.State == PlaybackState.Playing && time - p.FramesChanged >= Thresholds.FrozenMicroseconds
            && Numeric.Microseconds((s.Playhead - p.FramesPlayhead) / p.Rate) >= 0.5 * (time - p.FramesChanged))
        {
            // A playhead that crawls as well is a machine that is too busy, not a frozen picture.
            Timeline.BeginFreeze(ref p, p.FramesChanged);
        }
    }

    /// <summary>Where the playhead does not advance, the picture may stand.</summary>
    internal static void Rest(ref Playback p, in Observation s, double time)
    {
        p.FramesChanged = time;
        p.FramesPlayhead = s.Playhead;
    }
}
