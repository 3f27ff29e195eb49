namespace BufferHealth.Kernel;

/// <summary>What was played: bitrate weighted by playing time, its switches, and frames that were dropped.</summary>
internal struct Renditions
{
    /// <summary>Bitrate being played in kbit/s; 0 where unknown.</summary>
    public double BitrateKbps;

    /// <summary>Kilobits x 1000 played: bitrate x microseconds of playing, up to <see cref="Mark"/>.</summary>
    public double Played;

    /// <summary>Microseconds of playing with a known bitrate, up to <see cref="Mark"/>.</summary>
    public double PlayedTime;

    /// <summary>The playing time, in microseconds, up to which the sums go.</summary>
    public double Mark;

    public double DroppedFrames;
    public int SwitchesUp;
    public int SwitchesDown;
}
