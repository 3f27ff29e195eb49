namespace BufferHealth.Kernel;

/// <summary>Shares of the times spent in the states, of one session or of many; negative where there was nothing to divide by.</summary>
internal static class Ratios
{
    /// <summary>Fills in the ratios of the times that are there, all in one unit.</summary>
    internal static void Take(ref MetricValues v)
    {
        double watched = v.StartingTime + v.PlayingTime + v.TotalStallDuration + v.SeekTime;
        double seen = watched + v.FreezeDuration;
        v.RebufferRatio.Cta = Of(v.TotalStallDuration, seen);
        v.RebufferRatio.Mux = Of(v.TotalStallDuration + v.FreezeDuration, seen);
        v.RebufferRatio.Media3 = Of(v.TotalStallDuration, watched);
        v.ObservedRatio = Of(seen, seen + v.UnobservedTime + v.SuspendedTime);
    }

    private static double Of(double part, double whole) => whole > 0 ? part / whole : -1;
}
