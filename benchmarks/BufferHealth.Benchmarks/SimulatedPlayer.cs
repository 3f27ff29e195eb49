namespace BufferHealth.Benchmarks;

/// <summary>
/// What a host would tell a monitor: a player with segments of 2 s on a link that is now and then too slow, sampled about
/// ten times a second by a timer that jitters. The same numbers as in ../browser/player.js. Played round and round: each
/// turn goes on where the last one ended, in time and in the media.
/// </summary>
internal static class SimulatedPlayer
{
    internal const int Count = 4096;

    private const double SegmentSeconds = 2;

    static SimulatedPlayer()
    {
        uint random = 1;
        double time = 0;
        double playhead = 0;
        double buffered = 6;
        double arrival = 1;
        bool plays = true;
        for (int i = 0; i < Count; i++)
        {
            double elapsed = 0.06 + 0.08 * Next(ref random);
            time += elapsed;
            if (plays)
            {
                playhead = Math.Min(playhead + elapsed, buffered - 0.05);
                plays = playhead < buffered - 0.05;
            }
            if (time >= arrival)
            {
                buffered += SegmentSeconds;
                double load = Next(ref random);
                // Mostly a little faster than playback, so that the buffer fills to some seconds; one in sixteen takes 8 s.
                double wait = buffered - playhead > 12 ? 3 : 0;
                arrival = time + wait + (load < 1.0 / 16 ? 8 : 1.2 + load);
                plays = true;
            }
            Times[i] = time;
            Playheads[i] = playhead;
            Levels[i] = buffered - playhead;
        }
    }

    /// <summary>Seconds since the turn began.</summary>
    internal static double[] Times { get; } = new double[Count];

    /// <summary>Seconds of media ahead of the playhead.</summary>
    internal static double[] Levels { get; } = new double[Count];

    /// <summary>Seconds of media played since the turn began.</summary>
    internal static double[] Playheads { get; } = new double[Count];

    /// <summary>0 to 1, by the linear congruential generator of Numerical Recipes.</summary>
    private static double Next(ref uint random)
    {
        random = unchecked(random * 1664525 + 1013904223);
        return random / 4294967296.0;
    }
}
