namespace BufferHealth.Kernel;

/// <summary>Times without a sample: nothing is inferred from what is missing but by the playhead.</summary>
internal static class Gaps
{
    /// <summary>Nothing accrues over a long gap, unless the playhead shows that playback went on.</summary>
    internal static void Suspend(ref Playback p, in Observation s, double time, double before)
    {
        if (p.State == PlaybackState.Paused || p.State == PlaybackState.Ended || p.State == PlaybackState.Idle)
        {
            return;
        }
        bool measured = (p.Facts & Facts.PlayheadKnown) != 0 && (s.Known & SampleFields.Playhead) != 0;
        if (p.State == PlaybackState.Playing && measured)
        {
            double since = Math.Max(p.PlayheadTime, p.Since);       // a pause may have been told without a playhead
            double deficit = time - since - Numeric.Microseconds((s.Playhead - p.Playhead) / p.Rate);
            if (Math.Abs(deficit) <= Thresholds.UnobservedMicroseconds)
            {
                p.PlayheadTime = since + deficit;      // what is missing was played, so it must not count as standing
                p.StopTime += deficit;
                return;
            }
        }
        if (p.State == PlaybackState.Startup)
        {
            p.Facts |= Facts.StartTainted;
        }
        Timeline.Leave(ref p, PlaybackState.Suspended, before, StallEnding.Gap);
        p.Facts &= ~Facts.PlayheadKnown;
    }

    /// <summary>
    /// No sample for a while: a hidden tab, a busy machine. What the playhead lacks by a second or less was played; more
    /// is a stall where the level is all but empty now, and otherwise nobody knows what the viewer saw.
    /// </summary>
    internal static void Cross(ref Playback p, in Observation s, double time, double moved, double deficit)
    {
        bool level = (s.Known & SampleFields.Level) != 0;
        double stopped = Math.Max(p.PlayheadTime, p.Since) + moved;
        if (p.State == PlaybackState.Frozen)
        {
            Timeline.Resume(ref p, p.PlayheadTime);
        }
        p.Facts &= ~(Facts.Suspect | Facts.WaitingSaid);        // whatever was suspected before the gap is decided by it
        if (deficit > Thresholds.UnobservedMicroseconds && PlayheadRule.AtEnd(ref p))
        {
            Timeline.Leave(ref p, PlaybackState.Ended, stopped, StallEnding.End);
        }
        else if (deficit > Thresholds.UnobservedMicroseconds && level && s.Level <= Thresholds.GapStarvedSeconds * p.Rate)
        {
            p.StopLevel = s.Level;
            Timeline.BeginStall(ref p, stopped);
        }
        else if (deficit > Thresholds.UnobservedMicroseconds)
        {
            Timeline.To(ref p, PlaybackState.Unobserved, time - deficit);
            Timeline.To(ref p, PlaybackState.Playing, time);
        }
        PlayheadRule.Anchor(ref p, s, time);
    }
}
