namespace BufferHealth.Kernel;

/// <summary>Adds up what was played, whenever the bitrate changes.</summary>
internal static class RenditionSums
{
    /// <summary>Takes what a sample knows of the rendition; <paramref name="playing"/> is the playing time so far.</summary>
    internal static void Take(ref Renditions r, in Observation s, double playing)
    {
        if ((s.Known & SampleFields.DroppedFrames) != 0)
        {
            r.DroppedFrames = s.DroppedFrames;
        }
        if ((s.Known & SampleFields.Bitrate) == 0 || s.BitrateKbps == r.BitrateKbps)
        {
            return;
        }
        if (r.BitrateKbps > 0 && s.BitrateKbps > 0)        // 0 is unknown, and no switch
        {
            r.SwitchesUp += s.BitrateKbps > r.BitrateKbps ? 1 : 0;
            r.SwitchesDown += s.BitrateKbps < r.BitrateKbps ? 1 : 0;
        }
        Add(ref r, playing);
        r.BitrateKbps = s.BitrateKbps;
    }

    /// <summary>Mean bitrate in kbit/s by playing time; negative where nothing was played at a known one.</summary>
    internal static double Mean(ref Renditions source, double playing)
    {
        Renditions r = source;
        Add(ref r, playing);
        return r.PlayedTime > 0 ? r.Played / r.PlayedTime : -1;
    }

    private static void Add(ref Renditions r, double playing)
    {
        // A change of state that is dated back may take back playing time that was counted: then the next sum waits for it.
        double more = Math.Max(0, playing - r.Mark);
        if (r.BitrateKbps > 0)
        {
            r.Played += r.BitrateKbps * more;
            r.PlayedTime += more;
        }
        r.Mark = Math.Max(r.Mark, playing);
    }
}
