using System.Collections.Immutable;
using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>Completes what is told of a picture from the renditions that there are.</summary>
internal static class Ladder
{
    /// <summary>
    /// Adds what the rung knows and the sample does not. The rung is that of the height that is told, of several the
    /// nearest in bitrate; without a height the nearest in bitrate.
    /// </summary>
    internal static void Complete(ImmutableArray<Rung> rungs, ref PictureFacts told)
    {
        bool hasBitrate = (told.Known & PictureFields.Bitrate) != 0 && told.BitrateKbps > 0;
        bool hasHeight = (told.Known & PictureFields.Height) != 0 && told.Height > 0;
        if (Find(rungs, hasBitrate ? told.BitrateKbps : 0, hasHeight ? told.Height : 0) is not { } rung)
        {
            return;
        }
        Add(rung.BitrateKbps, PictureFields.Bitrate, hasBitrate, ref told.BitrateKbps, ref told.Known);
        Add(rung.Height, PictureFields.Height, hasHeight, ref told.Height, ref told.Known);
        Add(rung.Vmaf, PictureFields.Vmaf, (told.Known & PictureFields.Vmaf) != 0, ref told.Vmaf, ref told.Known);
    }

    private static Rung? Find(ImmutableArray<Rung> rungs, double bitrate, double height)
    {
        Rung? best = null;
        double least = double.PositiveInfinity;
        foreach (Rung rung in rungs)
        {
            bool sameHeight = height > 0 && rung.Height == height;
            if (!sameHeight && (bitrate <= 0 || (height > 0 && rung.Height is not null)))
            {
                continue;
            }
            // The factor between the two; of a height alone the first rung of it will do.
            double far = bitrate > 0 ? Math.Max(rung.BitrateKbps / bitrate, bitrate / rung.BitrateKbps) : 1;
            if (far < least)
            {
                (best, least) = (rung, far);
            }
        }
        return best;
    }

    private static void Add(double? value, PictureFields field, bool has, ref double told, ref PictureFields known)
    {
        if (!has && value is { } number)
        {
            told = number;
            known |= field;
        }
    }
}
