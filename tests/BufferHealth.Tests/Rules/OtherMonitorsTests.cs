namespace BufferHealth.Tests.Rules;

/// <summary>What breaks other monitors, where it is not a subject of its own.</summary>
public sealed class OtherMonitorsTests
{
    [Fact]
    public void Low_latency_live_may_play_with_next_to_nothing_buffered()
    {
        Script s = Script.Playing(level: 0.09);
        for (int i = 0; i < 300; i++)
        {
            s.With(x => x.Level = 0.02 + 0.07 * (i % 5) / 4).Play(100);
        }
        Assert.Equal(0, s.Metrics.StallCount + s.Metrics.FreezeCount + s.Metrics.MicroStallCount);
    }

    [Fact]
    public void A_level_that_jumps_up_does_not_end_a_stall()
    {
        Script s = Script.Playing(level: 0.05).Stand(1000).With(x => x.Level = 2.05).Stand(13_600);
        Assert.Equal(PlaybackState.Stalled, s.State);
        s.With(x => x.Level = 4).Play(500);
        Assert.Equal(14.6, s.StallSpans.Single().Duration, 1e-6);
        Assert.Empty(s.FreezeSpans);
    }

    [Fact]
    public void Events_are_not_needed_and_timeupdate_without_movement_ends_nothing()
    {
        Script s = Script.Playing(level: 0.05).Stand(500);
        for (int i = 0; i < 8; i++)
        {
            s.Wait(125).Say(PlayerEvent.Other);
        }
        Assert.Equal(PlaybackState.Stalled, s.State);
        s.With(x => x.Level = 3).Play(500);
        Assert.Equal(1.5, s.StallSpans.Single().Duration, 1e-6);
    }

    [Fact]
    public void Playing_that_the_playhead_contradicts_ends_nothing()
    {
        Script s = Script.Playing(level: 0.05).Stand(500).Wait(50).Say(PlayerEvent.Playing).Wait(50).Say(PlayerEvent.None).Stand(1000);
        Assert.Equal(PlaybackState.Stalled, s.State);
        Assert.Equal(1.6, s.Metrics.TotalStallDuration, 1e-6);
    }

    [Fact]
    public void An_engine_that_holds_by_rate_0_still_means_to_play()
    {
        Script s = Script.Playing(level: 0.05).With(x => x.Rate = 0).Stand(2000);
        Assert.Equal(PlaybackState.Stalled, s.State);
        s.With(x => (x.Rate, x.Level) = (1, 3)).Play(500);
        Assert.Equal(2.0, s.StallSpans.Single().Duration, 1e-6);
    }

    [Fact]
    public void A_clock_that_steps_back_loses_nothing_else()
    {
        Script s = Script.Playing();
        Assert.Equal(InputStatus.TimeWentBack, s.Monitor.Update(new Sample { Time = s.Time - 1, Playhead = s.Playhead, Level = 0 }));
        s.Play(1000);
        Assert.Equal(1, s.Metrics.InputFaults);
        Assert.Equal(2.7, s.Metrics.PlayingTime, 1e-6);
        Assert.Equal(0, s.Metrics.StallCount);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(null)]
    public void A_level_that_is_gone_while_the_playhead_moves_is_no_stall(double? level)
    {
        Script s = Script.Playing().With(x => x.Level = level).Play(2000).With(x => x.Level = 5).Play(500);
        Assert.Equal(0, s.Metrics.StallCount + s.Metrics.FreezeCount);
    }

    [Fact]
    public void A_picture_that_stands_while_the_playhead_moves_is_a_freeze()
    {
        Script s = Script.Playing().With(x => x.Picture = true).Play(1000).With(x => x.Picture = false).Play(1000)
            .With(x => x.Picture = true).Play(500);
        Assert.Equal(1.0, s.FreezeSpans.Single().Duration, 1e-6);
        Assert.Equal(0, s.Metrics.StallCount);
    }

    [Fact]
    public void A_picture_that_still_stands_when_a_standing_playback_moves_again_is_told_in_turn()
    {
        Script s = Script.Playing().With(x => x.Picture = true).Play(1000);
        int open = 0;
        s.Monitor.FreezeStarted += _ => Assert.Equal(1, ++open);
        s.Monitor.FreezeEnded += f =>
        {
            Assert.Equal(0, --open);
            Assert.True(f.Duration > 0);
        };
        s.With(x => (x.Picture, x.Step) = (false, 1000)).Stand(3000).Play(3000).With(x => x.Picture = true).Play(2000);
        Assert.Equal(0, open);
        Assert.Equal(s.FreezeSpans.Length, s.Metrics.FreezeCount);
        Assert.Equal(s.FreezeSpans.Sum(f => f.Duration), s.Metrics.FreezeDuration, 1e-6);
    }
}
