namespace BufferHealth.Kernel;

/// <summary>
/// The quality of a picture, 0 to 100, as people rate it: the host's own where it is told, otherwise a logistic curve over
/// VMAF, otherwise one over bitrate and size. A resolution that has too few bits for its pixels loses some of that again.
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
        double slope = device == ViewingDevice.Phone ? 1 - t.Phone : 1;
        double z = device == ViewingDevice.Uhd ? t.Uhd : 0;
        if ((p.Known & PictureFields.Vmaf) != 0)
        {
            z += t.VmafConstant + t.VmafSlope * slope * (p.Vmaf - 50) / 25;
        }
        else
        {
            double pixels = Pixels(p);
            double size = pixels > 0 ? Numeric.Ln(pixels / PixelsOf720p) : 0;
            z += t.Constant + slope * (t.Bitrate * Numeric.Ln(p.BitrateKbps / 1000) + t.Pixels * size);
        }
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
        double starved = t.Starved * (p.Codec > CodecFamily.H264 ? t.StarvedModern : 1) / bitsPerPixel;
        return 1 / (1 + starved * starved * starved);
    }

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
