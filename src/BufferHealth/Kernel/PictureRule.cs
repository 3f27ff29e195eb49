namespace BufferHealth.Kernel;

/// <summary>Keeps what is known of the picture: each part holds until it is told anew, VMAF only as long as the rendition does.</summary>
internal static class PictureRule
{
    private const double LargestKbps = 1e9;
    private const double LargestPixels = 1e5;
    private const double LargestFramesPerSecond = 1e3;

    internal static InputStatus Check(in PictureFacts p)
    {
        InputStatus status = Check(p, PictureFields.Bitrate, p.BitrateKbps, LargestKbps, InputStatus.Accepted);
        status = Check(p, PictureFields.Width, p.Width, LargestPixels, status);
        status = Check(p, PictureFields.Height, p.Height, LargestPixels, status);
        status = Check(p, PictureFields.FramesPerSecond, p.FramesPerSecond, LargestFramesPerSecond, status);
        status = Check(p, PictureFields.Vmaf, p.Vmaf, 100, status);
        return Check(p, PictureFields.Quality, p.Quality, 100, status);
    }

    /// <summary>Takes over what is told. Returns whether anything is different from before.</summary>
    internal static bool Take(ref PictureFacts held, in PictureFacts told)
    {
        bool changed = Number(ref held.BitrateKbps, told.BitrateKbps, PictureFields.Bitrate, ref held.Known, told.Known);
        changed |= Number(ref held.Width, told.Width, PictureFields.Width, ref held.Known, told.Known);
        changed |= Number(ref held.Height, told.Height, PictureFields.Height, ref held.Known, told.Known);
        if (changed && (held.Known & PictureFields.Vmaf) != 0)
        {
            held.Known &= ~PictureFields.Vmaf;
            held.Vmaf = 0;
        }
        changed |= Number(ref held.FramesPerSecond, told.FramesPerSecond, PictureFields.FramesPerSecond, ref held.Known, told.Known);
        changed |= Value(ref held.Vmaf, told.Vmaf, PictureFields.Vmaf, ref held.Known, told.Known);
        changed |= Value(ref held.Quality, told.Quality, PictureFields.Quality, ref held.Known, told.Known);
        if ((told.Known & PictureFields.Codec) != 0 && told.Codec != held.Codec)
        {
            held.Codec = told.Codec;
            changed = true;
        }
        return changed;
    }

    /// <summary>A bitrate, a size or a frame rate: 0 is an unknown one.</summary>
    private static bool Number(ref double held, double told, PictureFields field, ref PictureFields known, PictureFields tells)
    {
        if ((tells & field) != 0 && told <= 0)
        {
            bool was = (known & field) != 0;
            known &= ~field;
            held = 0;
            return was;
        }
        return Value(ref held, told, field, ref known, tells);
    }

    private static bool Value(ref double held, double told, PictureFields field, ref PictureFields known, PictureFields tells)
    {
        if ((tells & field) == 0 || ((known & field) != 0 && held == told))
        {
            return false;
        }
        held = told;
        known |= field;
        return true;
    }

    private static InputStatus Check(in PictureFacts p, PictureFields field, double value, double largest, InputStatus before)
    {
        if (before != InputStatus.Accepted || (p.Known & field) == 0)
        {
            return before;
        }
        return Playbacks.Check(value, largest);
    }
}
