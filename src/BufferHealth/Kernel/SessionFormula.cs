namespace BufferHealth.Kernel;

/// <summary>
/// The session score: mean picture quality by playing time x exp(-s D / minutes^e), where D adds up the startup and every
/// stall, each by its length to a power; both powers are 1/2. Points are shared out in proportion to the logarithm that each part takes off
/// 100, so they do not depend on an order and add up to the loss.
/// </summary>
internal static class SessionFormula
{
    private const double Least = 1e-300;

    /// <summary>The coefficients that ship: docs/scores.md says from which ratings.</summary>
    internal static void Shipped(out ScoreTerms t)
    {
        t.Constant = 0.5872;
        t.Bitrate = 0.42;
        t.Pixels = 0.42;
        t.Phone = 0.2637;
        t.Uhd = 0.439;
        t.VmafConstant = -0.121;
        t.VmafSlope = 0.903;
        t.Starved = 0.003;
        t.StarvedModern = 0.6;
        t.Stall = 0.0599;
        t.StallPower = 0.5;
        t.SessionPower = 0.5;
        t.Startup = 0.7658;
    }

    internal static double StallWeight(double seconds, in ScoreTerms t) => Numeric.Pow(seconds, t.StallPower);

    /// <summary>Fills in score and points from the session in the values, which has been brought up to now.</summary>
    internal static void Read(in ScoreTerms t, ref ScoreValues v)
    {
        ref ScoreState s = ref v.Session;
        v.Score = -1;
        v.Mos = -1;
        v.Quality = -1;
        v.Listed = Math.Min(s.StallCount, LongestSeconds.Length);
        if (s.Rated <= 0)
        {
            return;
        }
        double full = Math.Min(100, s.FullSum / s.Rated);
        double quality = Math.Min(full, s.QualitySum / s.Rated);
        double scale = t.Stall / Numeric.Pow(s.Played / 60, t.SessionPower);
        double startup = s.Startup > 0 ? scale * t.Startup * StallWeight(s.Startup, t) : 0;
        double stalls = scale * s.StallWeight;
        v.Quality = quality;
        v.Score = quality * Numeric.ExpMinus(startup + stalls);
        v.Mos = 1 + v.Score / 25;
        // A quality of 0 has no logarithm: one of 1e-300 takes all the points but a thousandth as well.
        double low = Numeric.Ln(100 / Math.Max(full, Least));
        double starved = Numeric.Ln(Math.Max(full, Least) / Math.Max(quality, Least));
        double all = low + starved + startup + stalls;
        double points = all > 0 ? (100 - v.Score) / all : 0;
        v.LowQuality = points * low;
        v.Starved = points * starved;
        v.Startup = points * startup;
        v.Stalls = points * stalls;
        v.OtherStalls = v.Stalls;
        for (int i = 0; i < v.Listed; i++)
        {
            v.StallPoints[i] = points * scale * StallWeight(s.Seconds[i], t);
            v.OtherStalls -= v.StallPoints[i];
        }
        v.OtherStalls = s.StallCount > v.Listed ? Math.Max(0, v.OtherStalls) : 0;
    }
}
