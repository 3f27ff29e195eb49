namespace BufferHealth.Tests.Simulation;

/// <summary>One session, sampled at several rates at once, with its true stalls.</summary>
internal sealed class Log
{
    private readonly List<Sample>[] samples;

    private Log(int[] intervalsMs) => samples = [.. intervalsMs.Select(_ => new List<Sample>())];

    internal Span[] Stalls { get; private set; } = [];

    /// <summary>Up to this time there are samples.</summary>
    internal double End { get; private set; }

    /// <param name="session">What is played.</param>
    /// <param name="seed">Of the timers' jitter: up to a tenth of the interval.</param>
    /// <param name="told">Whether the player's events are in the log as well.</param>
    /// <param name="intervalsMs">Time between samples.</param>
    internal static Log Of(Session session, int seed, bool told, params int[] intervalsMs)
    {
        Log log = new(intervalsMs);
        Random random = new(seed);
        Player player = new(session);
        int[] next = [.. intervalsMs.Select(_ => 1)];
        int[] ticks = new int[intervalsMs.Length];
        int end = session.Link.Sum(p => p.Ms) + 40_000;
        while (player.Now < end)
        {
            (bool seeking, bool ended) = (player.Seeking, player.Ended);
            Act? done = player.Step();
            bool said = done is not null || seeking != player.Seeking || ended != player.Ended;
            for (int i = 0; i < intervalsMs.Length; i++)
            {
                if (told && said)
                {
                    log.samples[i].Add(Observe(player, done switch { Act.Seek => PlayerEvent.Seek, Act.Play => PlayerEvent.Play, _ => PlayerEvent.Other }));
                }
                if (player.Now >= next[i])
                {
                    ticks[i]++;
                    next[i] = ticks[i] * intervalsMs[i] + random.Next(-intervalsMs[i] / 10, intervalsMs[i] / 10 + 1);
                    log.samples[i].Add(Observe(player, PlayerEvent.None));
                }
            }
        }
        player.Close();
        log.Stalls = [.. player.Stalls];
        log.End = end / 1000.0;
        return log;
    }

    internal (Recorder Found, Metrics Metrics) Replay(int rate, bool levelOnly = false)
    {
        Recorder recorder = new();
        foreach (Sample sample in samples[rate])
        {
            if (!levelOnly)
            {
                recorder.Monitor.Update(sample);
            }
            else if (sample.Ended == true)
            {
                recorder.Monitor.End(sample.Time!.Value);
            }
            else
            {
                recorder.Monitor.UpdateBufferLevel(sample.Level!.Value, sample.Time!.Value);
            }
        }
        return (recorder, recorder.Finish());
    }

    internal IReadOnlyList<Sample> Samples(int rate) => samples[rate];

    private static Sample Observe(Player player, PlayerEvent said) => new()
    {
        Time = player.Now / 1000.0,
        Level = player.Level,
        Playhead = player.Playhead,
        Rate = player.Rate,
        Paused = player.Paused,
        Seeking = player.Seeking,
        Ended = player.Ended,
        AtEnd = player.AtEnd,
        Event = said,
    };
}
