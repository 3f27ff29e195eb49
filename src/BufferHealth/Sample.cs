using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// One observation of a player. Every part is optional but the time: a part that is null is unknown, which is not 0 and
/// not false. The parts about intent (<see cref="Paused"/>, <see cref="Seeking"/>, <see cref="Ended"/>,
/// <see cref="Hidden"/>, <see cref="AtEnd"/>) and the rate hold until they are told anew.
/// </summary>
public readonly record struct Sample
{
    /// <summary>
    /// When the sample was taken: seconds, 0 to 1e9, of a clock that never steps back; null takes the monitor's own clock.
    /// A time equal to the last sample's replaces that sample.
    /// </summary>
    public double? Time { get; init; }

    /// <summary>Seconds of contiguous media ahead of the playhead, the lesser of the required tracks; 0 to 1e9.</summary>
    public double? Level { get; init; }

    /// <summary>Media position in seconds, 0 to 1e10. With it stalls are found by progress, without it by level alone.</summary>
    public double? Playhead { get; init; }

    /// <summary>Playback rate, 0 to 1000; 1 until told. At 0 the last rate above 0 still says what was meant.</summary>
    public double? Rate { get; init; }

    /// <summary>Whether playback is paused.</summary>
    public bool? Paused { get; init; }

    /// <summary>Whether a seek is under way.</summary>
    public bool? Seeking { get; init; }

    /// <summary>Whether the media was played to its end.</summary>
    public bool? Ended { get; init; }

    /// <summary>Whether the player is hidden, so that frames need not be drawn.</summary>
    public bool? Hidden { get; init; }

    /// <summary>Whether the media is buffered to its end.</summary>
    public bool? AtEnd { get; init; }

    /// <summary>Frames decoded since the start, 0 to 1e15.</summary>
    public double? Frames { get; init; }

    /// <summary>
    /// Quality of the picture, 0 to 100, where the host has its own; it holds until told anew, and goes before
    /// <see cref="Vmaf"/> and bitrate. Where neither is known, the live score takes 100, and there is no session score.
    /// </summary>
    public double? Quality { get; init; }

    /// <summary>Bitrate being played in kbit/s, 0 to 1e9; 0 is unknown, too. Holds until told anew, as all that is said of the picture.</summary>
    public double? BitrateKbps { get; init; }

    /// <summary>Width of the picture in pixels, 0 to 1e5; 0 is unknown, too. Taken to be 16/9 of the height where that alone is known.</summary>
    public double? Width { get; init; }

    /// <summary>Height of the picture in pixels, 0 to 1e5; 0 is unknown, too.</summary>
    public double? Height { get; init; }

    /// <summary>Frames a second that the picture is made of, 0 to 1000; 0 is unknown, too, and unknown counts as 30.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>VMAF of the rendition, 0 to 100. It holds until told anew or until bitrate or size change.</summary>
    public double? Vmaf { get; init; }

    /// <summary>Codecs as manifests tell them (<c>avc1.4d401e,mp4a.40.2</c>); those that are not known count as H.264.</summary>
    public string? Codecs { get; init; }

    /// <summary>Frames dropped since the start, 0 to 1e15.</summary>
    public double? DroppedFrames { get; init; }

    /// <summary>The level that the player aims at in seconds, 0 to 1e9; holds until told anew. Health's limits shrink below 4.</summary>
    public double? TargetLevel { get; init; }

    /// <summary>The media element's event that the sample was taken at, if any.</summary>
    public PlayerEvent Event { get; init; }

    internal Observation ToObservation(double time)
    {
        Observation o = new() { Time = time, Event = Event };
        Number(Level, SampleFields.Level, ref o.Level, ref o.Known);
        Number(Playhead, SampleFields.Playhead, ref o.Playhead, ref o.Known);
        Number(Rate, SampleFields.Rate, ref o.Rate, ref o.Known);
        Number(Frames, SampleFields.Frames, ref o.Frames, ref o.Known);
        Number(Quality, SampleFields.Quality, ref o.Quality, ref o.Known);
        Number(BitrateKbps, SampleFields.Bitrate, ref o.BitrateKbps, ref o.Known);
        Number(DroppedFrames, SampleFields.DroppedFrames, ref o.DroppedFrames, ref o.Known);
        Number(TargetLevel, SampleFields.Target, ref o.Target, ref o.Known);
        Flag(Paused, SampleFields.Paused, ref o);
        Flag(Seeking, SampleFields.Seeking, ref o);
        Flag(Ended, SampleFields.Ended, ref o);
        Flag(Hidden, SampleFields.Hidden, ref o);
        Flag(AtEnd, SampleFields.AtEnd, ref o);
        return o;
    }

    internal PictureFacts ToPicture()
    {
        PictureFacts p = default;
        Number(BitrateKbps, PictureFields.Bitrate, ref p.BitrateKbps, ref p.Known);
        Number(Width, PictureFields.Width, ref p.Width, ref p.Known);
        Number(Height, PictureFields.Height, ref p.Height, ref p.Known);
        Number(FramesPerSecond, PictureFields.FramesPerSecond, ref p.FramesPerSecond, ref p.Known);
        Number(Vmaf, PictureFields.Vmaf, ref p.Vmaf, ref p.Known);
        Number(Quality, PictureFields.Quality, ref p.Quality, ref p.Known);
        if (Codecs is not null)
        {
            p.Codec = CodecFamilies.Of(Codecs);
            p.Known |= PictureFields.Codec;
        }
        return p;
    }

    private static void Number(double? value, PictureFields field, ref double target, ref PictureFields known)
    {
        if (value is { } number)
        {
            target = number;
            known |= field;
        }
    }

    private static void Number(double? value, SampleFields field, ref double target, ref SampleFields known)
    {
        if (value is { } number)
        {
            target = number;
            known |= field;
        }
    }

    private static void Flag(bool? value, SampleFields field, ref Observation o)
    {
        if (value is { } set)
        {
            o.Known |= field;
            o.Set |= set ? field : SampleFields.None;
        }
    }
}
