namespace BufferHealth.Tests.Rules;

public sealed class SeekTests
{
    [Fact]
    public void Ends_an_open_stall_and_waiting_after_it_is_still_the_seek()
    {
        Script s = Script.Playing(level: 0.05).Stand(1000).Wait(50)
            .With(x => (x.Seeking, x.Playhead, x.Level) = (true, 60, 0)).Say(PlayerEvent.Seek).Stand(500)
            .With(x => x.Seeking = false).Say().Say(PlayerEvent.Waiting).Stand(2000);
        Assert.Equal(PlaybackState.Seeking, s.State);
        Assert.Equal(1.05, s.StallSpans.Single().Duration, 1e-6);
        Assert.Equal(StallEnding.Seek, s.Stalls[0].EndedBy);
        s.With(x => x.Level = 3).Play(500);
        Assert.Equal(PlaybackState.Playing, s.State);
        Assert.Equal(2.5, s.Metrics.SeekTime, 1e-6);
        Assert.Equal(1, s.Metrics.SeekCount);
        Assert.Equal(1, s.Metrics.StallCount);
    }

    [Theory]
    [InlineData(-0.05 + 1e-9, PlaybackState.Playing)]
    [InlineData(-0.05 - 1e-9, PlaybackState.Seeking)]
    [InlineData(1.1 - 1e-9, PlaybackState.Playing)]
    [InlineData(1.1 + 1e-9, PlaybackState.Seeking)]
    public void Is_seen_by_a_jump_of_the_playhead(double jump, PlaybackState state)
    {
        Script s = new() { Level = 5 };
        s.Say(PlayerEvent.None).Play(4000);
        s.Playhead += jump;
        s.Wait(100).Say(PlayerEvent.None);
        Assert.Equal(state, s.State);
    }

    [Fact]
    public void A_storm_of_scrubbing_is_one_seek_and_no_stall()
    {
        Script s = Script.Playing();
        for (int i = 0; i < 12; i++)
        {
            s.With(x => (x.Seeking, x.Playhead, x.Level) = (true, 20 + 5 * i, 0)).Say(PlayerEvent.Seek).Say(PlayerEvent.Waiting).Stand(200)
                .With(x => x.Seeking = false).Say().Stand(100);
        }
        s.With(x => x.Level = 3).Play(1000);
        Assert.Equal(1, s.Metrics.SeekCount);
        Assert.Equal(0, s.Metrics.StallCount);
        Assert.Equal(3.6, s.Metrics.SeekTime, 1e-6);
    }

    [Theory]
    [InlineData(1900, 1)]
    [InlineData(2600, 2)]
    public void Two_seeks_are_one_where_they_are_within_two_seconds(long apart, int count)
    {
        Script s = Script.Playing().With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.Seek)
            .With(x => x.Seeking = false).Play(apart)
            .With(x => (x.Seeking, x.Playhead) = (true, 90)).Say(PlayerEvent.Seek).With(x => x.Seeking = false).Play(1000);
        Assert.Equal(count, s.Metrics.SeekCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Waiting_that_is_told_before_the_seek_is_no_stall(bool seeking)
    {
        Script s = Script.Playing().Wait(20)
            .With(x => (x.Seeking, x.Playhead, x.Level) = (seeking, 70, 0)).Say(PlayerEvent.Waiting)
            .Wait(1).With(x => x.Seeking = true).Say(PlayerEvent.Seek).Stand(1000)
            .With(x => (x.Seeking, x.Level) = (false, 3)).Play(500);
        Assert.Equal(0, s.Metrics.StallCount);
    }

    [Theory]
    [InlineData(300, StallCause.SeekTail)]
    [InlineData(1500, StallCause.Starved)]
    public void A_stall_right_after_it_says_so(long played, StallCause cause)
    {
        Script s = Script.Playing().With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.Seek).Stand(300)
            .With(x => (x.Seeking, x.Level) = (false, 0.05)).Play(played).Stand(1000).With(x => x.Level = 3).Play(500);
        Assert.Equal(cause, s.Stalls.Single().Cause);
    }

    [Fact]
    public void While_paused_it_stays_a_seek_only_as_long_as_it_is_under_way()
    {
        Script s = Script.Playing().With(x => x.Paused = true).Say().Stand(500)
            .With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.Seek).Stand(300)
            .With(x => x.Seeking = false).Say().Stand(1000);
        Assert.Equal(PlaybackState.Paused, s.State);
        Assert.Equal(0.3, s.Metrics.SeekTime, 1e-6);
        Assert.Equal(1.5, s.Metrics.PausedTime, 1e-6);
    }
}
