using BufferHealth.Kernel;
using CsCheck;

namespace BufferHealth.Tests.Scores;

/// <summary>The live score's closed form against its definition, integrated in small steps, and worked by hand.</summary>
public sealed class LiveScoreTests
{
    private static readonly Gen<(PlaybackState State, double Seconds)[]> Session =
        Gen.Select(Gen.Enum<PlaybackState>(), Gen.Double[0.001, 20]).Array[1, 12];

    [Fact]
    public void Starts_at_the_quality_that_is_told_before_playback_begins_and_approaches_one_that_is_told_later()
    {
        using BufferHealthMonitor monitor = new();
        for (int i = 0; i <= 10; i++)
        {
            monitor.Update(new Sample { Time = i / 10.0, Playhead = i / 10.0, Level = 5, Paused = false, Quality = 40 });
        }
        Assert.Equal(40, monitor.Snapshot().QoeScore!.Value, 1e-9);
        for (int i = 11; i <= 60; i++)
        {
            monitor.Update(new Sample { Time = i / 10.0, Playhead = i / 10.0, Level = 5, Paused = false, Quality = 80 });
        }
        double expected = 80 - 40 * Math.Exp(-5 / 4.0);
        Assert.InRange(monitor.Snapshot().QoeScore!.Value, expected - 1, expected + 1);
    }

    [Fact]
    public void A_stall_of_two_seconds_from_100()
    {
        Playback p = Fresh();
        Spend(ref p, PlaybackState.Stalled, 2);
        Assert.Equal(70, p.Score, 1e-9);
        Assert.Equal(60 * (1 - Math.Exp(-2.0 / 60)), p.StallMemory, 1e-9);
        Assert.Equal(68.0330, LiveScore.Shown(ref p), 1e-4);
        Spend(ref p, PlaybackState.Playing, 5);
        Assert.Equal(100 - 30 * Math.Exp(-5 / 4.0), p.Score, 1e-9);
        Assert.Equal(1.9670 * Math.Exp(-5.0 / 60), p.StallMemory, 1e-4);
    }

    [Fact]
    public void Is_what_the_recurrence_gives_in_small_steps() => Gen.Select(Session, Gen.Double[0, 100]).Sample(
        (session, quality) =>
        {
            const double dt = 0.0005;
            Playback p = Fresh();
            p.Quality = quality;
            (double y, double memory) = (100, 0);
            foreach ((PlaybackState state, double seconds) in session)
            {
                Spend(ref p, state, seconds);
                for (int i = 0; i < (int)Math.Round(seconds / dt); i++)
                {
                    y += state == PlaybackState.Playing ? (quality - y) * (1 - Math.Exp(-dt / 4)) : 0;
                    y = state == PlaybackState.Stalled ? Math.Max(0, y - 15 * dt) : y;
                    memory += state == PlaybackState.Stalled ? dt : 0;
                    memory *= Math.Exp(-dt / 60);
                }
            }
            // A step decays what it has just added: off by dt / 60 of at most 60 points; times are cut to a step.
            Assert.Equal(Math.Clamp(y - memory, 0, 100), LiveScore.Shown(ref p), 0.1);
        },
        iter: 40);

    [Fact]
    public void Lies_within_0_and_100_and_no_longer_stall_raises_it() => Gen.Select(Session, Gen.Double[0, 100], Gen.Double[0.001, 30], Gen.Double[0, 30]).Sample(
        (before, quality, stall, after) =>
        {
            double? last = null;
            foreach (double longer in new[] { 0, 0.5, 5, 60 })
            {
                Playback p = Fresh();
                p.Quality = quality;
                foreach ((PlaybackState state, double seconds) in before)
                {
                    Spend(ref p, state, seconds);
                    Assert.InRange(LiveScore.Shown(ref p), 0, 100);
                }
                Spend(ref p, PlaybackState.Stalled, stall + longer);
                Spend(ref p, PlaybackState.Playing, after);
                double shown = LiveScore.Shown(ref p);
                Assert.InRange(shown, 0, last ?? 100);
                last = shown + 1e-9;
            }
        },
        iter: 2000);

    [Theory]
    [InlineData(PlaybackState.Startup)]
    [InlineData(PlaybackState.Paused)]
    [InlineData(PlaybackState.Seeking)]
    public void Stands_still_but_for_the_fading_memory(PlaybackState state)
    {
        Playback p = Fresh();
        Spend(ref p, PlaybackState.Stalled, 2);
        Spend(ref p, state, 60);
        Assert.Equal(70, p.Score, 1e-9);
        Assert.Equal(1.96703 / Math.E, p.StallMemory, 1e-4);
    }

    [Fact]
    public void Of_a_monitor_falls_with_its_stall()
    {
        BufferHealthMonitor monitor = new();
        for (int i = 0; i <= 100; i++)
        {
            monitor.Update(new Sample { Time = 0.1 * i, Playhead = Math.Min(0.1 * i, 8), Level = i < 80 ? 3 : 0 });
        }
        Assert.Equal(2, monitor.Snapshot().TotalStallDuration, 1e-6);
        Assert.Equal(68.0330, monitor.Snapshot().QoeScore!.Value, 1e-4);
    }

    [Fact]
    public void The_exponential_agrees_with_the_runtime_s() => Gen.Double[0, 700].Sample(
        x => Math.Abs(Numeric.ExpMinus(x) - Math.Exp(-x)) <= 4e-16 * (1 + x) * Math.Exp(-x),
        iter: 20_000);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(709, 0)]
    [InlineData(1e300, 0)]
    public void The_exponential_at_its_limits(double x, double expected) => Assert.Equal(expected, Numeric.ExpMinus(x), 1e-300);

    private static Playback Fresh()
    {
        Playback p = default;
        Playbacks.Start(ref p, 0.1, 1, ScoreModel.Live);
        return p;
    }

    private static void Spend(ref Playback p, PlaybackState state, double seconds) =>
        LiveScore.Advance(ref p, state, p.ScoreTime + seconds * 1e6);
}
