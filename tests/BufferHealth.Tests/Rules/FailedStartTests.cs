namespace BufferHealth.Tests.Rules;

/// <summary>Playback that was wanted and never came.</summary>
public sealed class FailedStartTests
{
    [Fact]
    public void An_error_before_the_first_progress_is_a_failed_start_and_told_once()
    {
        Script s = new() { Level = 0 };
        int told = 0;
        s.Monitor.StartFailed += () => told++;
        s.Say(PlayerEvent.Play).Stand(500).Say(PlayerEvent.Error).Say(PlayerEvent.Error).Stand(500).Close();
        Assert.Equal(1, told);
        Assert.True(s.Metrics.StartFailed);
        Assert.False(s.Metrics.ExitBeforeStart);
        Assert.Null(s.Metrics.StartupTime);
    }

    [Fact]
    public void An_error_after_it_is_not()
    {
        Script s = Script.Playing().Say(PlayerEvent.Error).Close();
        Assert.False(s.Metrics.StartFailed || s.Metrics.ExitBeforeStart);
    }

    [Fact]
    public void A_session_that_is_closed_while_playback_is_wanted_was_left_before_its_start()
    {
        Script s = new() { Level = 0 };
        s.Say(PlayerEvent.Play).Stand(3000);
        Assert.False(s.Metrics.ExitBeforeStart);
        s.Close();
        Assert.True(s.Metrics.ExitBeforeStart);
        Assert.Equal(1, s.Monitor.Totals().ExitsBeforeStart);
    }

    [Fact]
    public void One_that_nobody_wanted_to_play_was_not()
    {
        Assert.False(new Script { Level = 0, Paused = true }.Stand(3000).Close().Metrics.ExitBeforeStart);
        Assert.False(new Script { Level = 0 }.Stand(500).With(x => x.Paused = true).Stand(500).Close().Metrics.ExitBeforeStart);
    }

    [Fact]
    public void One_that_had_begun_or_was_just_beginning_was_not()
    {
        Assert.False(Script.Playing().Close().Metrics.ExitBeforeStart);
        Script beginning = new Script { Level = 0 }.Stand(500).With(x => x.Level = 3).Play(100).Close();
        Assert.False(beginning.Metrics.ExitBeforeStart);
        Assert.Equal(0.4, beginning.Metrics.StartupTime!.Value, 1e-6);
    }
}
