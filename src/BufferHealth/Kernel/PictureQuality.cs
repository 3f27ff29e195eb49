namespace BufferHealth.Kernel;

/// <summary>
/// The quality of a picture, 0 to 100: the host's own where it is told, otherwise VMAF, otherwise a logistic curve over
/// bitrate, size, codec and device. A resolution that has too few bits for its pixels loses some of it again.
/// </summary>
internal static class PictureQuality
{
    private const double PixelsOf720p = 921_600;

    /// <summary>Faster than this, a frame takes fewer bits for the same picture.</summary>
    private const double MostFramesPerSecond = 30;

    internal static bool IsKnown(in PictureFacts p) =>
        (p.Known & (PictureFields.Quality | PictureFields.Vmaf | PictureFields.Bitrate)) != 0;

    /// <summary>The quality were the resolution not starved; only where it is known.</summary>
    internal static double Full(in PictureFacts p, in ScoreTerms t, ViewingDevice device)
    {
        if ((p.Known & PictureFields.Quality) != 0)
        {
            return p.Quality;
        }
        if ((p.Known & PictureFields.Vmaf) != 0)
        {
            return p.Vmaf;
        }
        double z = t.Constant + t.Bitrate * (Numeric.Ln(p.BitrateKbps / 1000) + (IsModern(p) ? t.Codec : 0));
        z += device == ViewingDevice.Phone ? t.Phone : 0;
        double pixels = Pixels(p);
        z += pixels > 0 ? t.Pixels * Numeric.Ln(pixels / PixelsOf720p) : 0;
        return 100 / (1 + Numeric.Exp(-z));
    }

    /// <summary>What is left of the quality, 0 to 1, where the bits are too few for the pixels; 1 where that cannot be told.</summary>
    internal static double Kept(in PictureFacts p, in ScoreTerms t)
    {
        double pixels = Pixels(p);
        if ((p.Known & (PictureFields.Quality | PictureFields.Vmaf)) != 0 || pixels <= 0)
        {
            return 1;
        }
        double rate = (p.Known & PictureFields.FramesPerSecond) != 0 ? Math.Min(p.FramesPerSecond, MostFramesPerSecond) : MostFramesPerSecond;
        double bitsPerPixel = p.BitrateKbps * 1000 / (pixels * rate);
        return 1 / (1 + t.Starved * (IsModern(p) ? t.StarvedModern : 1) / bitsPerPixel);
    }

    private static bool IsModern(in PictureFacts p) => p.Codec > CodecFamily.H264;

    /// <summary>0 where unknown. Of a height alone the width is taken to be 16/9 of it.</summary>
    private static double Pixels(in PictureFacts p)
    {
        if ((p.Known & PictureFields.Height) == 0)
        {
            return 0;
        }
        return p.Height * ((p.Known & PictureFields.Width) != 0 ? p.Width : p.Height * 16 / 9);
    }
}
