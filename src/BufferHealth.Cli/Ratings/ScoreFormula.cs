namespace BufferHealth.Cli.Ratings;

/// <summary>The session score written down plainly, for any coefficients: docs/scores.md has it in words.</summary>
internal static class ScoreFormula
{
    /// <summary>Mean picture quality by playing time; 100 where nothing is known of the picture at all, null where it is of a part.</summary>
    internal static double? Picture(RatedSession session, ScoreTerms t)
    {
        double sum = 0, played = 0;
        int unknown = 0;
        foreach (RatedChunk chunk in session.Chunks)
        {
            double? quality = Quality(chunk, session, t);
            unknown += quality is null ? 1 : 0;
            sum += (quality ?? 100) * chunk.Seconds;
            played += chunk.Seconds;
        }
        return unknown == 0 || unknown == session.Chunks.Count ? sum / played : null;
    }

    internal static double? Quality(in RatedChunk chunk, RatedSession session, ScoreTerms t)
    {
        double slope = session.IsPhone ? 1 - t.PhoneFlatness : 1;
        double device = session.IsPhone ? t.Phone : session.DisplayHeight >= 2160 ? t.Uhd : 0;
        if (chunk.Vmaf is { } vmaf)
        {
            return t.Vmaf is { } v ? Rising(t.VmafConstant + v * slope * (vmaf - 50) / 25 + device) : vmaf;
        }
        if (chunk is not { BitrateKbps: { } kbps, Width: { } width, Height: { } height })
        {
            return null;
        }
        bool modern = session.Codec is not ("" or "H264");
        double z = t.Constant + slope * (t.Bitrate * (Math.Log(kbps / 1000) + (modern ? t.Codec : 0)) + t.Pixels * Math.Log(width * height / 921_600)) + device;
        double bitsPerPixel = kbps * 1000 / (width * height * Math.Min(chunk.FramesPerSecond ?? 30, 30));
        return Rising(z) / (1 + Math.Pow(t.Starved * (modern ? 0.6 : 1) / bitsPerPixel, t.StarvedPower));
    }

    /// <summary>What interruptions leave, 0 to 1.</summary>
    internal static double Kept(RatedSession session, ScoreTerms t)
    {
        double weight = session.StartupSeconds > 0 ? t.Startup * Math.Pow(session.StartupSeconds, t.StallPower) : 0;
        weight += session.Stalls.Sum(s => Math.Pow(s.Seconds, t.StallPower));
        return Math.Exp(-t.Stall * weight / Math.Pow(session.PlayedSeconds / 60, t.SessionPower));
    }

    internal static double? Score(RatedSession session, ScoreTerms t) => Picture(session, t) * Kept(session, t);

    private static double Rising(double z) => 100 / (1 + Math.Exp(-z));
}
