namespace BufferHealth.Tests.Rules;

/// <summary>Gaps of 1.5 to 30 s between samples: what the playhead lacks decides.</summary>
public sealed class ShortGapTests
{
    [Theory]
    [InlineData(1499, 0.0)]
    [InlineData(1500, 1.4)]
    [InlineData(29_999, 29.899)]
    public void Are_gaps_from_1_5_s_on(long gap, double unobserved)
    {
        Script s = Script.Playing();
        s.Playhead += 0.1;
        s.Wait(gap).Say(PlayerEvent.None);
        Assert.Equal(unobserved, s.Metrics.UnobservedTime, 1e-6);
        Assert.Equal(0, s.Metrics.StallCount);
    }

    [Theory]
    [InlineData(9.0, 0.0)]
    [InlineData(9.0 - 2e-6, 1.000002)]
    [InlineData(10.0, 0.0)]
    [InlineData(0.0, 10.0)]
    public void That_lack_a_second_at_the_most_were_playing(double advance, double unobserved)
    {
        Script s = Script.Playing();
        s.Playhead += advance;
        s.Wait(10_000).Say(PlayerEvent.None).Play(1000);
        Assert.Equal(unobserved, s.Metrics.UnobservedTime, 1e-6);
        Assert.Equal(unobserved, s.Metrics.StallDurationMax, 1e-6);
        Assert.Equal(0, s.Metrics.StallCount + s.Metrics.FreezeCount);
        Assert.Equal(PlaybackState.Playing, s.State);
        double seen = s.Metrics.ElapsedTime - unobserved;
        Assert.Equal(seen / s.Metrics.ElapsedTime, s.Metrics.ObservedRatio!.Value, 1e-9);
    }

    [Theory]
    [InlineData(1.0, 0.3, 1)]
    [InlineData(1.0, 0.3 + 1e-9, 0)]
    [InlineData(1.0, null, 0)]
    [InlineData(2.0, 0.6, 1)]
    [InlineData(2.0, 0.6 + 1e-9, 0)]
    public void Hold_a_stall_only_where_the_level_is_all_but_empty_after_them(double rate, double? level, int stalls)
    {
        Script s = Script.Playing().With(x => x.Rate = rate).Say().Play(1000);
        double start = s.Time;
        s.Playhead += rate * 7;
        s.Level = level;
        s.Wait(10_000).Say(PlayerEvent.None).With(x => x.Level = 4).Play(500).Close();
        Assert.Equal(stalls, s.Metrics.StallCount);
        Assert.Equal(stalls == 0 ? 3.0 : 0, s.Metrics.UnobservedTime, 1e-6);
        Assert.Equal(3.0, s.Metrics.StallDurationMax, 1e-6);
        if (stalls == 1)
        {
            Assert.Equal(start + 7, s.StallSpans.Single().Start, 1e-6);
            Assert.Equal(3.0, s.StallSpans[0].Duration, 1e-6);
        }
    }

    [Fact]
    public void At_the_end_of_the_media_are_its_end()
    {
        Script s = Script.Playing();
        s.Playhead += 3;
        s.Wait(10_000).With(x => (x.AtEnd, x.Level) = (true, 0.2)).Say(PlayerEvent.None);
        Assert.Equal(PlaybackState.Ended, s.State);
        Assert.Equal(7.0, s.Metrics.EndedTime, 1e-6);
        Assert.Equal(0, s.Metrics.StallCount);
    }

    [Fact]
    public void Are_told_as_changes_of_the_state_although_one_sample_shows_both()
    {
        Script s = Script.Playing();
        List<StateChange> changes = [];
        s.Monitor.StateChanged += changes.Add;
        s.Wait(10_000).Say(PlayerEvent.None).Play(1000);
        Assert.Equal<StateChange>(
            [new(PlaybackState.Playing, PlaybackState.Unobserved, 2), new(PlaybackState.Unobserved, PlaybackState.Playing, 12)], changes);
    }

    [Fact]
    public void End_a_freeze_before_them()
    {
        Script s = Script.Playing().Stand(2000);
        Assert.Equal(PlaybackState.Frozen, s.State);
        s.Wait(5000).Say(PlayerEvent.None);
        Assert.Equal(2.0, s.FreezeSpans.Single().Duration, 1e-6);
        Assert.Equal(5.0, s.Metrics.UnobservedTime, 1e-6);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(5.0)]
    public void Without_samples_because_of_a_pause_that_was_told_are_paused(double level)
    {
        Script s = Script.Playing(level: level);
        s.Monitor.Pause(s.Time);
        s.Wait(10_000).Monitor.Play(s.Time);
        s.Play(1000);
        Assert.Equal(10.0, s.Metrics.PausedTime, 1e-6);
        Assert.Equal((0, 0, 0.0), (s.Metrics.StallCount, s.Metrics.FreezeCount, s.Metrics.UnobservedTime));
        Assert.Equal(2.7, s.Metrics.PlayingTime, 1e-6);
    }

    [Fact]
    public void After_a_pause_that_was_told_count_from_the_play()
    {
        Script s = Script.Playing();
        s.Monitor.Pause(s.Time);
        s.Wait(10_000).Monitor.Play(s.Time);
        s.Playhead += 40;
        s.Wait(40_000).Say(PlayerEvent.None).Play(1000);
        Assert.Equal((10.0, 0.0, 0.0), (s.Metrics.PausedTime, s.Metrics.SuspendedTime, s.Metrics.UnobservedTime));
    }

    [Fact]
    public void Settle_a_waiting_that_was_said_before_them()
    {
        Script s = Script.Playing().Wait(100).With(x => x.Playhead += 0.1).Say(PlayerEvent.Waiting);
        s.Playhead += 4.5;
        s.Wait(5000).Say(PlayerEvent.None).Wait(50).Say(PlayerEvent.None).Play(500);
        Assert.Equal(0, s.Metrics.StallCount);
    }
}
