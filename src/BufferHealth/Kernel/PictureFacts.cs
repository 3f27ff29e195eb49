namespace BufferHealth.Kernel;

/// <summary>Which parts of <see cref="PictureFacts"/> are known.</summary>
[Flags]
internal enum PictureFields
{
    None = 0,
    Bitrate = 1 << 0,
    Width = 1 << 1,
    Height = 1 << 2,
    FramesPerSecond = 1 << 3,
    Vmaf = 1 << 4,
    Quality = 1 << 5,
    Codec = 1 << 6,
    Rendition = Bitrate | Width | Height,
}

/// <summary>What is told or known of the picture being played. A value counts only where <see cref="Known"/> names it.</summary>
internal struct PictureFacts
{
    public double BitrateKbps;

    /// <summary>Pixels.</summary>
    public double Width;
    public double Height;

    public double FramesPerSecond;

    /// <summary>0 to 100.</summary>
    public double Vmaf;

    /// <summary>The host's own picture quality, 0 to 100.</summary>
    public double Quality;

    public CodecFamily Codec;
    public PictureFields Known;
}
