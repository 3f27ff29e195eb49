namespace BufferHealth.Tests.Window;

/// <summary>
/// The window's definitions on a list of all samples. A level holds until the next sample. Time is cut into slots of
/// 100 ms from the first level on.
/// </summary>
internal sealed class NaiveWindow(double windowSeconds = 10, double decay = 0.8)
{
    private const long Slot = 100_000;

    private readonly List<(long Time, double Level)> samples = [];

    private long Now => samples[^1].Time;

    private long OpenSlot => (Now - samples[0].Time) / Slot;

    internal void Add(long microseconds, double level)
    {
        if (samples.Count > 0 && samples[^1].Time == microseconds)
        {
            samples.RemoveAt(samples.Count - 1);
        }
        samples.Add((microseconds, level));
    }

    /// <summary>Mean weighted by time over the window; of its oldest slot the mean counts, by the part that the window covers.</summary>
    internal double Mean()
    {
        long slots = (long)Math.Round(windowSeconds * 10);
        long first = Math.Max(0, OpenSlot - slots);
        (double area, long time, _) = Over(samples[0].Time + first * Slot, Now);
        double weight = time;
        if (OpenSlot >= slots)
        {
            long start = samples[0].Time + first * Slot;
            long gone = Now - samples[0].Time - OpenSlot * Slot;
            area -= Over(start, start + Slot).Area * gone / Slot;
            weight -= gone;
        }
        return weight > 0 ? area / weight : samples[^1].Level;
    }

    /// <summary>Least level in the slots that the window touches, and now.</summary>
    internal double Minimum()
    {
        long oldest = samples[0].Time + Math.Max(0, OpenSlot - (long)Math.Round(windowSeconds * 10)) * Slot;
        return Math.Min(Over(oldest, Now).Least, samples[^1].Level);
    }

    /// <summary>Mean of the slots, each weighted by the decay to its age; the share of the open slot that has passed blends in linearly.</summary>
    internal double Decayed()
    {
        double share = (Now - samples[0].Time - OpenSlot * Slot) / (double)Slot;
        double keep = 1 - (1 - decay) * share;
        double sum = 0;
        double weight = 0;
        for (long slot = 0; slot < OpenSlot; slot++)
        {
            double w = Math.Pow(decay, OpenSlot - 1 - slot) * keep;
            long start = samples[0].Time + slot * Slot;
            sum += w * Over(start, start + Slot).Area / Slot;
            weight += w;
        }
        (double area, long time, _) = Over(samples[0].Time + OpenSlot * Slot, Now);
        sum += area / Slot;
        weight += time / (double)Slot;
        return weight > 0 ? sum / weight : samples[^1].Level;
    }

    private (double Area, long Time, double Least) Over(long from, long to)
    {
        double area = 0;
        long time = 0;
        double least = double.PositiveInfinity;
        for (int i = 0; i < samples.Count; i++)
        {
            long start = Math.Max(from, samples[i].Time);
            long end = Math.Min(to, i + 1 < samples.Count ? samples[i + 1].Time : Now);
            if (end > start)
            {
                area += samples[i].Level * (end - start);
                time += end - start;
                least = Math.Min(least, samples[i].Level);
            }
        }
        return (area, time, least);
    }
}
