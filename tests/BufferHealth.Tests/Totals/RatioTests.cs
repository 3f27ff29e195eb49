using BufferHealth.Tests.Rules;

namespace BufferHealth.Tests.Totals;

public sealed class RatioTests
{
    [Fact]
    public void Are_by_their_definitions()
    {
        Script s = Worked();
        Metrics m = s.Metrics;
        Assert.Equal((1.0, 7.5, 2.0, 1.0, 1.5), (Round(m.StartingTime), Round(m.PlayingTime), Round(m.TotalStallDuration), Round(m.SeekTime), Round(m.FreezeDuration)));
        foreach (RebufferRatios ratio in new[] { m.RebufferRatio, s.Monitor.Totals().RebufferRatio })
        {
            Assert.Equal(2 / 13.0, ratio.Cta!.Value, 1e-12);
            Assert.Equal(3.5 / 13, ratio.Mux!.Value, 1e-12);
            Assert.Equal(2 / 11.5, ratio.Media3!.Value, 1e-12);
        }
        Assert.Equal(1, m.ObservedRatio);
        Assert.Equal(m.TotalStallDuration, m.StallDurationMax);
    }

    [Fact]
    public void Are_unknown_before_any_watching()
    {
        Assert.Equal(default, SessionTotals.Empty.RebufferRatio);
        Script idle = new Script { Paused = true }.Stand(5000);
        Assert.Equal(default, idle.Metrics.RebufferRatio);
        Assert.Null(idle.Metrics.ObservedRatio);
    }

    [Fact]
    public void Pauses_the_end_and_sleep_are_not_watching_and_only_sleep_is_unobserved()
    {
        Script s = Worked().With(x => x.Paused = true).Say().Stand(8000).With(x => x.Paused = false).Say();
        Assert.Equal(2 / 13.0, s.Metrics.RebufferRatio.Cta!.Value, 1e-12);
        s.Wait(52_000).Say(PlayerEvent.None);
        Assert.Equal(2 / 13.0, s.Metrics.RebufferRatio.Cta!.Value, 1e-12);
        Assert.Equal(13.0 / 65, s.Metrics.ObservedRatio!.Value, 1e-12);
    }

    [Fact]
    public void Over_sessions_are_those_of_one_long_session()
    {
        SessionTotals both = Worked().Monitor.Totals().Merge(Script.Playing(13_100).Monitor.Totals());
        Assert.Equal(2 / 26.0, both.RebufferRatio.Cta!.Value, 1e-12);
        Assert.Equal(2 / 24.5, both.RebufferRatio.Media3!.Value, 1e-12);
    }

    /// <summary>Startup of 1 s, 7.5 s of playing, a stall of 2 s, a seek of 1 s, a freeze of 1.5 s.</summary>
    private static Script Worked() => new Script { Level = 0 }.Say().Stand(1000).With(x => x.Level = 0.05).Play(3000).Stand(2000)
        .With(x => x.Level = 5).Play(3000)
        .With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.Seek).Stand(1000).With(x => x.Seeking = false).Play(1000)
        .Stand(1500).Play(500);

    private static double Round(double seconds) => Math.Round(seconds, 6);
}
