namespace BufferHealth.Kernel;

/// <summary>
/// The live score: y stands still in startup, pause and seek, approaches the picture quality q while playing with a time
/// constant of 4 s, and falls by 15 points a second while stalled; M, the memory of stalls, grows by 1 point a second
/// while stalled and decays with a time constant of 60 s; shown is y - M within 0 to 100. Each has a closed form while
/// the state stays the same, so it is computed when the state changes or someone asks, never sample by sample.
/// </summary>
internal static class LiveScore
{
    private const double RecoverySeconds = 4;
    private const double FallPerSecond = 15;
    private const double MemoryPerSecond = 1;
    private const double MemorySeconds = 60;

    /// <summary>Brings the score up to a time; the state has been <paramref name="state"/> since it was last brought up.</summary>
    internal static void Advance(ref Playback p, PlaybackState state, double until)
    {
        double seconds = Numeric.Seconds(until - p.ScoreTime);
        if (seconds <= 0)
        {
            return;
        }
        p.ScoreTime = until;
        double kept = Numeric.ExpMinus(seconds / MemorySeconds);
        if (state == PlaybackState.Stalled)
        {
            // dM/dt = 1 - M / 60
            double ceiling = MemoryPerSecond * MemorySeconds;
            p.StallMemory = ceiling + (p.StallMemory - ceiling) * kept;
            p.Score = Math.Max(0, p.Score - FallPerSecond * seconds);
            return;
        }
        p.StallMemory *= kept;
        if (state == PlaybackState.Playing)
        {
            p.Score = p.Quality + (p.Score - p.Quality) * Numeric.ExpMinus(seconds / RecoverySeconds);
        }
    }

    internal static double Shown(ref Playback p) => Numeric.Clamp(p.Score - p.StallMemory, 0, 100);

    /// <summary>The first formula: 100 x decayed level - min(2 x stall seconds, 50), within 0 to 100.</summary>
    internal static double Classic(double decayedLevel, double stallSeconds) =>
        Numeric.Clamp(100 * decayedLevel - Math.Min(2 * stallSeconds, 50), 0, 100);
}
