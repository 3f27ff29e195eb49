using BufferHealth.Cli.Ratings;

namespace BufferHealth.ScoreEvaluation;

/// <summary>
/// Plays rated sessions to the real engine, ten samples a second with playhead and picture quality, and takes its live score
/// every half second. The sets know no startup: the viewer has begun, so a stall at the beginning is fed as a stall, after
/// half a second of playback that is not rated.
/// </summary>
internal static class LivePlayback
{
    private const int SamplesInRow = 5;
    private const double Interval = LiveSession.RowSeconds / SamplesInRow;

    /// <summary>Correlation over all half seconds of all sessions.</summary>
    internal static double PooledPlcc(IEnumerable<LiveSession> sessions, Func<double, double> quality)
    {
        List<double> shown = [], opinions = [];
        foreach (LiveSession session in sessions)
        {
            shown.AddRange(Play(session, quality));
            opinions.AddRange(session.Rows.Select(r => r.Opinion));
        }
        return Agreement.Linear([.. shown], [.. opinions]) ?? 0;
    }

    private static IEnumerable<double> Play(LiveSession session, Func<double, double> quality)
    {
        using BufferHealthMonitor monitor = new();
        int sample = 0;
        double playhead = 0;
        double picture = quality(session.Rows[0].Vmaf);
        void Take(bool advances)
        {
            playhead += advances && sample > 0 ? Interval : 0;
            monitor.Update(new Sample { Time = sample * Interval, Playhead = playhead, Level = advances ? 10 : 0, Rate = 1, Paused = false, Seeking = false, Quality = picture });
            sample++;
        }
        for (int i = 0; i <= SamplesInRow; i++)
        {
            Take(true);
        }
        foreach ((double vmaf, double stalled, _) in session.Rows)
        {
            picture = quality(vmaf);
            int playing = SamplesInRow - (int)Math.Round(stalled * SamplesInRow);
            for (int i = 0; i < SamplesInRow; i++)
            {
                Take(i < playing);
            }
            yield return monitor.Snapshot().QoeScore ?? 0;
        }
    }
}
