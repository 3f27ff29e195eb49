using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>A piece of media that was played with one picture. Every part is optional but its seconds; null is unknown.</summary>
/// <param name="Seconds">How long it played, 0 to 1e9.</param>
public readonly record struct MediaChunk(double Seconds)
{
    /// <summary>Bitrate in kbit/s, 0 to 1e9; 0 is unknown, too.</summary>
    public double? BitrateKbps { get; init; }

    /// <summary>Width of the picture in pixels, 0 to 1e5; 0 is unknown, too. Taken to be 16/9 of the height where that alone is known.</summary>
    public double? Width { get; init; }

    /// <summary>Height of the picture in pixels, 0 to 1e5; 0 is unknown, too.</summary>
    public double? Height { get; init; }

    /// <summary>Frames a second, 0 to 1000; 0 is unknown, too, and unknown counts as 30.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>VMAF of the picture, 0 to 100. Where it is known, the picture's quality follows from it alone.</summary>
    public double? Vmaf { get; init; }

    /// <summary>Quality of the picture by the host's own measure, 0 to 100; goes before all that is computed from the rest.</summary>
    public double? Quality { get; init; }

    /// <summary>What the picture is coded with; <see cref="CodecFamily.Unknown"/> counts as H.264.</summary>
    public CodecFamily Codec { get; init; }

    internal PictureFacts ToFacts()
    {
        // A chunk tells all there is to tell: what it leaves out is unknown, not as before.
        PictureFacts told = new() { Codec = Codec, Known = PictureFields.Rendition | PictureFields.FramesPerSecond | PictureFields.Codec };
        told.BitrateKbps = BitrateKbps ?? 0;
        told.Width = Width ?? 0;
        told.Height = Height ?? 0;
        told.FramesPerSecond = FramesPerSecond ?? 0;
        if (Vmaf is { } vmaf)
        {
            told.Vmaf = vmaf;
            told.Known |= PictureFields.Vmaf;
        }
        if (Quality is { } quality)
        {
            told.Quality = quality;
            told.Known |= PictureFields.Quality;
        }
        return told;
    }
}
