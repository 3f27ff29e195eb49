namespace BufferHealth;

/// <summary>The sums over the bitrates played that the published models are made of. 0 is an unknown bitrate, and no change.</summary>
internal struct PlayedBitrates
{
    private double mark;
    private double seconds;
    private double sum;
    private double logSum;

    /// <summary>The one that plays, in kbit/s.</summary>
    internal double BitrateKbps { get; private set; }

    /// <summary>How far it went up and down in all, in kbit/s.</summary>
    internal double Change { get; private set; }

    /// <summary>How far its natural logarithm did.</summary>
    internal double LogChange { get; private set; }

    /// <summary>Mean by playing time, up to the last switch; null where nothing was played at a known one.</summary>
    internal readonly double? Mean => seconds > 0 ? sum / seconds : null;

    /// <summary>The same of the natural logarithm.</summary>
    internal readonly double? MeanLog => seconds > 0 ? logSum / seconds : null;

    /// <summary>Another bitrate plays from a playing time on, in seconds; that may lie before the last one where a change of state was dated back.</summary>
    internal void Switch(double bitrateKbps, double played)
    {
        if (bitrateKbps == BitrateKbps && bitrateKbps > 0)
        {
            return;
        }
        if (BitrateKbps > 0)
        {
            double more = Math.Max(0, played - mark);
            seconds += more;
            sum += BitrateKbps * more;
            logSum += Math.Log(BitrateKbps) * more;
            Change += bitrateKbps > 0 ? Math.Abs(bitrateKbps - BitrateKbps) : 0;
            LogChange += bitrateKbps > 0 ? Math.Abs(Math.Log(bitrateKbps / BitrateKbps)) : 0;
        }
        mark = Math.Max(mark, played);
        BitrateKbps = bitrateKbps;
    }
}
