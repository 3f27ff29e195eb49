namespace BufferHealth.Tests.Rules;

public sealed class EndTests
{
    [Fact]
    public void Ends_an_open_stall_and_none_is_invented_as_the_level_drains()
    {
        Script s = Script.Playing(level: 0.05).Stand(1000).With(x => (x.Ended, x.Level) = (true, 0)).Say().Stand(5000);
        Assert.Equal(PlaybackState.Ended, s.State);
        Assert.Equal(1.0, s.StallSpans.Single().Duration, 1e-6);
        Assert.Equal(StallEnding.End, s.Stalls[0].EndedBy);
        Assert.Equal(5.0, s.Metrics.EndedTime, 1e-6);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(1.0)]
    public void A_playhead_that_stops_short_of_fully_buffered_media_has_ended(double level)
    {
        Script s = Script.Playing().With(x => (x.AtEnd, x.Level) = (true, level)).Play(300).Stand(5000);
        Assert.Equal(PlaybackState.Ended, s.State);
        Assert.Equal(0, s.Metrics.StallCount + s.Metrics.FreezeCount);
        Assert.Equal(5.0, s.Metrics.EndedTime, 1e-6);
    }

    [Fact]
    public void A_playhead_that_stops_with_more_than_a_second_to_go_has_not()
    {
        Script s = Script.Playing().With(x => (x.AtEnd, x.Level) = (true, 1.01)).Play(300).Stand(5000);
        Assert.Equal(PlaybackState.Frozen, s.State);
    }

    [Fact]
    public void A_stall_during_which_the_media_turns_out_to_be_at_its_end_ends()
    {
        Script s = Script.Playing(level: 0.05).Stand(1000).With(x => x.AtEnd = true).Stand(1000);
        Assert.Equal(PlaybackState.Ended, s.State);
        Assert.Equal(StallEnding.End, s.Stalls.Single().EndedBy);
    }

    [Fact]
    public void Replay_and_seek_lead_out_of_it()
    {
        Script s = Script.Playing().With(x => (x.Ended, x.Level) = (true, 0)).Say().Stand(2000)
            .With(x => (x.Ended, x.Seeking, x.Playhead) = (false, true, 0)).Say(PlayerEvent.Seek).Stand(300);
        Assert.Equal(PlaybackState.Seeking, s.State);
        s.With(x => (x.Seeking, x.Level) = (false, 4)).Play(1000);
        Assert.Equal(PlaybackState.Playing, s.State);
        Assert.Equal(0, s.Metrics.StallCount);
    }
}
