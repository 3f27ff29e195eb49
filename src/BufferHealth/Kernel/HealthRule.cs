namespace BufferHealth.Kernel;

/// <summary>Health with hysteresis: worse below a lower limit, better above a higher one, and either only after half a second
/// of nothing less: a fast drain is told by what it has passed for so long, however often the call has changed since.</summary>
internal static class HealthRule
{
    private const double DwellMicroseconds = 500_000;

    /// <summary>The limits are for a target of 4 s or more; a player that aims lower lives lower.</summary>
    private const double FullTargetSeconds = 4;

    /// <summary>So long takes a player to fill its buffer, before which its highest level is no target.</summary>
    private const double LearnMicroseconds = 20_000_000;

    private const double FadeMicroseconds = 300_000_000;

    /// <summary>
    /// Takes a level; <paramref name="safe"/> where nothing can starve. Returns whether the health that is shown has changed.
    /// </summary>
    internal static bool Take(ref Health h, double time, double level, double rate, bool safe)
    {
        double scale = Scale(ref h, time, level);
        HealthLevel called = HealthLevel.Healthy;
        if (!safe)
        {
            called = Call(h.Known != 0 ? h.Shown : HealthLevel.Healthy, level / rate, scale);
        }
        if (h.Known == 0)
        {
            h.Known = 1;
            h.Shown = called;
            h.Next = called;
            return true;
        }
        int way = called - h.Shown;
        int before = h.Next - h.Shown;
        if (way * before <= 0)
        {
            h.NextSince = time;     // only the limit of what is shown begins the dwell anew
            h.Next = called;
        }
        else if (way * way < before * before)
        {
            h.Next = called;        // the least of what was called for is what has held
        }
        if (h.Next == h.Shown || time - h.NextSince < DwellMicroseconds)
        {
            return false;
        }
        h.Shown = h.Next;
        h.NextSince = time;
        h.Next = called;
        return true;
    }

    private static double Scale(ref Health h, double time, double level)
    {
        if (h.Known == 0)
        {
            h.Start = time;
            h.Last = time;
        }
        double faded = h.Peak - (h.Peak - level) * Math.Min(1, (time - h.Last) / FadeMicroseconds);
        h.Peak = Math.Max(level, faded);
        h.Last = time;
        double target = h.Target > 0 ? h.Target : time - h.Start >= LearnMicroseconds ? h.Peak : FullTargetSeconds;
        return Numeric.Clamp(target / FullTargetSeconds, 0.1, 1);
    }

    private static HealthLevel Call(HealthLevel now, double seconds, double scale)
    {
        if (seconds <= 0.1 * scale)
        {
            return HealthLevel.Empty;
        }
        double critical = now <= HealthLevel.Critical ? 1 : 0.5;
        if (seconds < critical * scale)
        {
            return HealthLevel.Critical;
        }
        double low = now <= HealthLevel.Low ? 3 : 2;
        return seconds < low * scale ? HealthLevel.Low : HealthLevel.Healthy;
    }
}
