namespace BufferHealth.Tests.Rules;

public sealed class StartupTests
{
    [Fact]
    public void Runs_from_the_wish_to_play_to_the_first_progress()
    {
        Script s = new() { Level = 0, Paused = true };
        s.Stand(500);
        Assert.Equal(PlaybackState.Idle, s.State);
        s.With(x => x.Paused = false).Say(PlayerEvent.Play).Stand(1200);
        Assert.Equal(PlaybackState.Startup, s.State);
        Assert.Null(s.Metrics.StartupTime);
        s.With(x => x.Level = 4).Play(500);
        Assert.Equal(PlaybackState.Playing, s.State);
        Assert.Equal(1.2, s.Metrics.StartupTime!.Value, 1e-6);
        Assert.False(s.Metrics.StartupTainted);
        Assert.Equal(0, s.Metrics.StallCount);
    }

    [Fact]
    public void Is_no_stall_however_long_and_whatever_the_player_says()
    {
        Script s = new() { Level = 0 };
        s.Say(PlayerEvent.Play).Say(PlayerEvent.Waiting).Stand(20_000).Say(PlayerEvent.Waiting).Stand(500);
        Assert.Equal(PlaybackState.Startup, s.State);
        Assert.Equal(0, s.Metrics.StallCount);
    }

    [Fact]
    public void Counts_only_while_playback_is_wanted_and_says_that_a_pause_taints_it()
    {
        Script s = new() { Level = 0 };
        s.Say().Stand(1000).With(x => x.Paused = true).Say().Stand(5000).With(x => x.Paused = false).Say().Stand(1000)
            .With(x => x.Level = 4).Play(300);
        Assert.Equal(2, s.Metrics.StartupTime!.Value, 1e-6);
        Assert.True(s.Metrics.StartupTainted);
    }

    [Fact]
    public void A_seek_on_the_way_taints_it_and_is_no_seek_yet()
    {
        Script s = new() { Level = 0 };
        s.Say().Stand(500).With(x => (x.Seeking, x.Playhead) = (true, 60)).Say(PlayerEvent.Seek).Stand(500)
            .With(x => (x.Seeking, x.Level) = (false, 4)).Play(500);
        Assert.Equal(1, s.Metrics.StartupTime!.Value, 1e-6);
        Assert.True(s.Metrics.StartupTainted);
        Assert.Equal(0, s.Metrics.SeekCount);
    }

    [Theory]
    [InlineData(7.0)]
    [InlineData(null)]
    public void Is_unknown_where_the_monitor_came_late(double? level)
    {
        Script s = new() { Playhead = 100, Level = level };
        s.Say(PlayerEvent.None).Play(1000);
        Assert.Equal(PlaybackState.Playing, s.State);
        Assert.Null(s.Metrics.StartupTime);
    }

    [Fact]
    public void Of_an_element_that_plays_by_itself_runs_from_the_start_of_its_load()
    {
        Script s = new() { Level = 0, Paused = true };
        s.Wait(1000).Say(PlayerEvent.LoadStart).Stand(800)
            .With(x => (x.Paused, x.Level) = (false, 3)).Say(PlayerEvent.Play).Wait(2).Say(PlayerEvent.CanPlay).Play(500);
        Assert.Equal(0.802, s.Metrics.StartupTime!.Value, 1e-6);
        Assert.Equal(0, s.Metrics.IdleTime, 1e-6);
    }

    [Fact]
    public void Of_an_element_that_was_asked_to_play_twice_never_takes_more_than_the_idle_time()
    {
        Script s = new() { Level = 0, Paused = true };
        s.Say(PlayerEvent.LoadStart).Stand(1000)
            .With(x => x.Paused = false).Say(PlayerEvent.Play).Stand(1000)
            .With(x => x.Paused = true).Say().Stand(1000)
            .With(x => (x.Paused, x.Level) = (false, 3)).Say(PlayerEvent.Play).Wait(2).Say(PlayerEvent.CanPlay).Play(500);
        Assert.Equal(2, s.Metrics.IdleTime, 1e-6);
        Assert.Equal(1.002, s.Metrics.StartupTime!.Value, 1e-6);
    }

    [Fact]
    public void After_an_end_that_came_first_playback_has_begun_all_the_same()
    {
        Script s = new() { Playhead = 100, Level = 0, Ended = true };
        s.Say(PlayerEvent.None).Stand(500).With(x => (x.Ended, x.Playhead, x.Level) = (false, 0, 5)).Play(1000);
        Assert.Equal(PlaybackState.Playing, s.State);
        s.With(x => x.Paused = true).Stand(500);
        Assert.Equal(PlaybackState.Paused, s.State);
        Assert.Null(s.Metrics.StartupTime);
    }
}
