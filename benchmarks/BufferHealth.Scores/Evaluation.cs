namespace BufferHealth.ScoreEvaluation;

/// <summary>The score of every session of a set, by a form's terms.</summary>
internal static class Evaluation
{
    internal static double[] Scores(FittedSet set, Form form, double[] t, bool vmaf)
    {
        double[] scores = new double[set.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Picture(set, form, t, vmaf, i) * Kept(set, t, i);
        }
        return scores;
    }

    /// <summary>What interruptions alone say, for sets of which no picture is known.</summary>
    internal static double[] Kept(FittedSet set, double[] t) => [.. Enumerable.Range(0, set.Count).Select(i => Kept(set, t, i))];

    private static double Picture(FittedSet set, Form form, double[] t, bool vmaf, int session)
    {
        double sum = 0, weights = 0;
        double power = t[(int)Term.MeanPower];
        for (int c = set.FirstChunk[session]; c < set.FirstChunk[session + 1]; c++)
        {
            double quality = vmaf ? OfVmaf(set, form, t, session, c) : OfRate(set, t, session, c);
            double weight = set.Seconds[c];
            if (t[(int)Term.Recency] != 0)
            {
                weight *= Math.Exp(-t[(int)Term.Recency] * (set.Played[session] - set.ChunkAt[c]) / 20);
            }
            sum += weight * (power == 1 ? quality : Math.Pow(Math.Max(quality, 1e-6), power));
            weights += weight;
        }
        return 100 * (power == 1 ? sum / weights : Math.Pow(sum / weights, 1 / power));
    }

    private static double OfVmaf(FittedSet set, Form form, double[] t, int session, int chunk)
    {
        double flat = form.OneDevice && set.Phone[session] ? 1 - t[(int)Term.PhoneFlatness] : 1;
        return form.PlainVmaf ? set.Vmaf[chunk] / 100 : Rising(
            t[(int)Term.VmafConstant] + t[(int)Term.Vmaf] * flat * (set.Vmaf[chunk] - 50) / 25
            + (set.Phone[session] ? t[(int)Term.VmafPhone] : 0) + (set.Uhd[session] ? t[(int)Term.VmafUhd] : 0));
    }

    private static double OfRate(FittedSet set, double[] t, int session, int chunk)
    {
        double pixels = set.LnPixels[chunk];
        if (!double.IsInfinity(t[(int)Term.Saturation]))
        {
            pixels = -Math.Log(1 + Math.Exp(t[(int)Term.Saturation] - pixels));
        }
        double flat = set.Phone[session] ? 1 - t[(int)Term.PhoneFlatness] : 1;
        double quality = Rising(
            t[(int)Term.Constant] + flat * (t[(int)Term.Bitrate] * set.LnMbps[chunk] + t[(int)Term.Pixels] * pixels)
            + (set.Phone[session] ? t[(int)Term.Phone] : 0) + (set.Uhd[session] ? t[(int)Term.Uhd] : 0)
            + (set.Modern[chunk] ? t[(int)Term.Codec] : 0) + t[(int)Term.Frames] * set.LnFrames[chunk]);
        double starved = t[(int)Term.Starved] * (set.Modern[chunk] ? 0.6 : 1) / set.BitsPerPixel[chunk];
        return starved == 0 ? quality : quality / (1 + Math.Pow(starved, t[(int)Term.StarvedPower]));
    }

    private static double Kept(FittedSet set, double[] t, int session)
    {
        double power = t[(int)Term.StallPower];
        double weight = set.Startup[session] > 0 ? t[(int)Term.Startup] * Math.Pow(set.Startup[session], power) : 0;
        double before = double.NegativeInfinity;
        for (int s = set.FirstStall[session]; s < set.FirstStall[session + 1]; s++)
        {
            double at = set.StallAt[s];
            double one = Math.Pow(set.StallSeconds[s], power) + t[(int)Term.Count];
            one *= t[(int)Term.Forgotten] == 0 ? 1 : Math.Exp(-t[(int)Term.Forgotten] * (set.Played[session] - at) / 30);
            one *= t[(int)Term.Early] == 0 ? 1 : 1 + t[(int)Term.Early] * Math.Exp(-at / 8);
            one *= t[(int)Term.Crowded] == 0 ? 1 : 1 + t[(int)Term.Crowded] * Math.Exp(-(at - before) / 6);
            weight += one;
            before = at;
        }
        return Math.Exp(-t[(int)Term.Stall] * weight / Math.Pow(set.Played[session] / 60, t[(int)Term.SessionPower]));
    }

    private static double Rising(double z) => 1 / (1 + Math.Exp(-z));
}
