namespace BufferHealth.Tests.Rules;

/// <summary>Stalls that go on and on.</summary>
public sealed class CapTests
{
    [Fact]
    public void At_30_s_a_stall_is_told_once_as_a_long_one()
    {
        Script s = Script.Playing(level: 0.05);
        List<Stall> told = [];
        s.Monitor.StallLong += told.Add;
        s.Stand(29_900);
        Assert.Empty(told);
        s.Stand(100);
        Assert.Equal((2.0, (double?)null, StallEnding.None), (told.Single().Start, told[0].Duration, told[0].EndedBy));
        s.Stand(60_000);
        Assert.Single(told);
        s.With(x => x.Level = 3).Play(2000).With(x => x.Level = 0.05).Stand(31_000);
        Assert.Equal(2, told.Count);
    }

    /// <summary>Samples may be half a minute apart: then a stall is seen to be over with the sample that shows that it was long.</summary>
    [Theory]
    [InlineData(29_999, 0)]
    [InlineData(30_000, 1)]
    public void One_that_is_over_by_then_is_told_all_the_same(long lasted, int expected)
    {
        foreach (bool paused in new[] { false, true })
        {
            Script s = Script.Playing(level: 0.05).Stand(1001);
            List<string> told = [];
            s.Monitor.StallLong += l => told.Add($"long {l.Duration}");
            s.Monitor.StallEnded += _ => told.Add("ended");
            s.Playhead += paused ? 0 : 0.001;
            s.Wait(lasted - 1001 + (paused ? 0 : 1)).With(x => (x.Level, x.Paused) = (4, paused)).Say(PlayerEvent.None);
            Assert.True(paused || s.State == PlaybackState.Stalled);
            s.Play(500);
            Assert.Equal(expected == 1 ? ["long ", "ended"] : ["ended"], told);
        }
    }

    [Fact]
    public void At_300_s_it_ends_and_nothing_accrues_until_progress()
    {
        Script s = Capped();
        Assert.Equal(PlaybackState.Suspended, s.State);
        Assert.Equal(300.0, s.StallSpans.Single().Duration, 1e-6);
        Assert.Equal(StallEnding.Cap, s.Stalls[0].EndedBy);
        double playing = s.Metrics.PlayingTime;
        s.Stand(60_000);
        Assert.Equal(60.0, s.Metrics.SuspendedTime, 1e-6);
        Assert.Equal((300.0, 300.0, playing), (s.Metrics.TotalStallDuration, s.Metrics.LongestStall, s.Metrics.PlayingTime));
        Assert.True(s.Metrics.StallCapped);
        s.With(x => x.Level = 3).Play(1000);
        Assert.Equal(60.0, s.Metrics.SuspendedTime, 1e-6);
        Assert.Equal(playing + 1, s.Metrics.PlayingTime, 1e-6);
        Assert.Equal(1, s.Metrics.StallCount);
    }

    [Fact]
    public void A_step_before_it_goes_on()
    {
        Script s = Script.Playing(level: 0.05).Stand(299_900);
        Assert.Equal(PlaybackState.Stalled, s.State);
        Assert.False(s.Metrics.StallCapped);
        s.With(x => x.Level = 3).Play(1000);
        Assert.Equal(299.9, s.StallSpans.Single().Duration, 1e-6);
        Assert.Equal(StallEnding.Playing, s.Stalls[0].EndedBy);
    }

    [Fact]
    public void A_gap_without_progress_is_none()
    {
        Script s = Capped().Wait(60_000).Say(PlayerEvent.None).Stand(10_000).Wait(60_000).Say(PlayerEvent.None).Stand(5000);
        Assert.Equal(PlaybackState.Suspended, s.State);
        Assert.Equal(135.0, s.Metrics.SuspendedTime, 1e-6);
        Assert.Equal((1, 300.0), (s.Metrics.StallCount, s.Metrics.TotalStallDuration));
        s.Playhead += 1;
        s.Wait(60_000).With(x => x.Level = 3).Say(PlayerEvent.None);
        Assert.Equal(PlaybackState.Playing, s.State);
    }

    [Theory]
    [InlineData(StallEnding.Pause, PlaybackState.Paused)]
    [InlineData(StallEnding.Seek, PlaybackState.Seeking)]
    [InlineData(StallEnding.End, PlaybackState.Ended)]
    [InlineData(StallEnding.Playing, PlaybackState.Playing)]
    public void What_comes_after_it_between_two_rare_samples_does_not_lengthen_it(StallEnding what, PlaybackState state)
    {
        Script s = Script.Playing(level: 0.05).Stand(290_000).Wait(25_000).With(x =>
        {
            x.Paused = what == StallEnding.Pause;
            x.Seeking = what == StallEnding.Seek;
            x.Ended = what == StallEnding.End;
            x.Playhead += what == StallEnding.Playing ? 5 : 0;
        }).Say(PlayerEvent.None);
        Assert.Equal(300.0, s.Metrics.LongestStall, 1e-6);
        if (what == StallEnding.Playing)
        {
            s.Play(500);
        }
        Assert.Equal(state, s.State);
        Assert.Equal(StallEnding.Cap, s.Stalls.Single().EndedBy);
        Assert.Equal(300.0, s.StallSpans[0].Duration, 1e-6);
        Assert.Equal(what == StallEnding.Playing ? 10 : 15, s.Metrics.SuspendedTime, 1e-6);
        Assert.True(s.Metrics.StallCapped);
    }

    [Fact]
    public void By_level_alone_it_is_the_same()
    {
        Recorder r = new();
        for (int i = 0; i <= 20; i++)
        {
            r.Monitor.UpdateBufferLevel(Math.Max(0, 1 - 0.1 * i), i * 0.1);
        }
        for (int second = 3; second <= 400; second++)
        {
            r.Monitor.UpdateBufferLevel(0, second);
        }
        Assert.Equal(300.0, r.StallSpans.Single().Duration, 1e-6);
        Assert.Equal(StallEnding.Cap, r.Stalls[0].EndedBy);
        Assert.Equal(PlaybackState.Suspended, r.Monitor.State);
        for (int i = 0; i <= 10; i++)
        {
            r.Monitor.UpdateBufferLevel(5 - 0.1 * i, 401 + 0.1 * i);
        }
        Assert.Equal(PlaybackState.Playing, r.Monitor.State);
        Assert.Single(r.Stalls);
    }

    private static Script Capped() => Script.Playing(level: 0.05).Stand(300_000);
}
