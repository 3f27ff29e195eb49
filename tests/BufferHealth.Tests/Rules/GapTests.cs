namespace BufferHealth.Tests.Rules;

/// <summary>Long times without a sample.</summary>
public sealed class GapTests
{
    [Fact]
    public void Nothing_accrues_over_half_a_minute_and_an_open_stall_ends_before_it()
    {
        Script s = Script.Playing(level: 0.05).Stand(1000).Wait(30_000).With(x => x.Level = 3).Say(PlayerEvent.None).Play(1000);
        Assert.Equal(1.0, s.StallSpans.Single().Duration, 1e-6);
        Assert.Equal(StallEnding.Gap, s.Stalls[0].EndedBy);
        Assert.Equal(30.0, s.Metrics.SuspendedTime, 1e-6);
        Assert.Equal(PlaybackState.Playing, s.State);
    }

    [Fact]
    public void A_shorter_one_is_none()
    {
        Script s = Script.Playing().Wait(29_999).Say(PlayerEvent.None);
        Assert.Equal(0, s.Metrics.SuspendedTime);
    }

    [Theory]
    [InlineData(60.0, 0)]
    [InlineData(59.0, 0)]
    [InlineData(58.9, 60)]
    [InlineData(0.0, 60)]
    public void One_that_the_playhead_crossed_was_playing(double advance, double suspended)
    {
        Script s = Script.Playing();
        s.Playhead += advance;
        s.Wait(60_000).Say(PlayerEvent.None).Play(1000);
        Assert.Equal(suspended, s.Metrics.SuspendedTime, 1e-6);
        Assert.Equal(0, s.Metrics.StallCount);
        Assert.Equal(PlaybackState.Playing, s.State);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(5)]
    public void One_before_the_first_playhead_is_one_wherever_that_stands(double playhead)
    {
        BufferHealthMonitor monitor = new();
        foreach (double time in new[] { 0, 0.1, 0.2 })
        {
            monitor.UpdateBufferLevel(5 - time, time);
        }
        monitor.Update(new Sample { Time = 60, Level = 5, Playhead = playhead });
        Assert.Equal(59.8, monitor.Snapshot().SuspendedTime, 1e-6);
    }

    /// <summary>Whether it was suspended, played through or paused through.</summary>
    [Theory]
    [InlineData(29.999, false, 5.0)]
    [InlineData(30, false, null)]
    [InlineData(30, true, null)]
    public void After_it_the_level_is_unknown_until_it_is_told(double gap, bool paused, double? level)
    {
        foreach (double advance in new[] { 0, gap })
        {
            Script s = Script.Playing(level: 5).With(x => x.Paused = paused).Say();
            s.Playhead += paused ? 0 : advance;
            s.Wait((long)Math.Round(gap * 1000)).With(x => x.Level = null).Say(PlayerEvent.Other);
            Assert.Equal((level, level, level), (s.Metrics.BufferLevel, s.Metrics.AvgBufferLevel, s.Metrics.MinBufferLevel));
            s.Wait(100).With(x => x.Level = 3).Say();
            Assert.Equal(3, s.Metrics.BufferLevel);
        }
    }

    [Theory]
    [InlineData(29_999, 1)]
    [InlineData(30_000, 0)]
    public void Over_one_a_seek_does_not_end(long gap, int ended)
    {
        Script s = Script.Playing();
        List<SeekEnd> ends = [];
        s.Monitor.SeekEnded += ends.Add;
        s.With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.Seek).Stand(500).Wait(gap).With(x => x.Seeking = false).Say(PlayerEvent.None).Play(1000);
        Assert.Equal(ended, ends.Count);
        Assert.Equal(PlaybackState.Playing, s.State);
    }

    [Fact]
    public void A_pause_goes_on_through_it()
    {
        Script s = Script.Playing().With(x => x.Paused = true).Say().Wait(60_000).Say();
        Assert.Equal(60.0, s.Metrics.PausedTime, 1e-6);
    }

    [Fact]
    public void By_level_alone_nothing_accrues_either()
    {
        Recorder r = new();
        for (int i = 0; i <= 20; i++)
        {
            r.Monitor.UpdateBufferLevel(Math.Max(0, 1 - 0.1 * i), i * 0.1);
        }
        r.Monitor.UpdateBufferLevel(0, 40);
        Assert.Equal(38, r.Monitor.Snapshot().SuspendedTime, 1e-6);
        Assert.Equal(2, r.StallSpans.Single().End, 1e-6);
    }
}
