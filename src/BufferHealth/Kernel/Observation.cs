namespace BufferHealth.Kernel;

/// <summary>A sample as it enters the kernel. A value counts only where <see cref="Known"/> names it.</summary>
internal struct Observation
{
    /// <summary>Seconds of a clock that never steps back.</summary>
    public double Time;

    /// <summary>Seconds of contiguous media ahead of the playhead.</summary>
    public double Level;

    /// <summary>Media position in seconds.</summary>
    public double Playhead;

    /// <summary>Playback rate; 0 is an engine that holds playback back.</summary>
    public double Rate;

    /// <summary>Frames decoded since the start.</summary>
    public double Frames;

    /// <summary>Picture quality, 0 to 100.</summary>
    public double Quality;

    /// <summary>Bitrate being played.</summary>
    public double BitrateKbps;

    /// <summary>Frames dropped since the start.</summary>
    public double DroppedFrames;

    /// <summary>The level that the player aims at, in seconds.</summary>
    public double Target;

    public SampleFields Known;

    /// <summary>The yes-or-no parts that are known to be so.</summary>
    public SampleFields Set;

    public PlayerEvent Event;

    /// <summary>Keeps the size a multiple of 8, so that no byte is undefined.</summary>
    public int Reserved;
}
