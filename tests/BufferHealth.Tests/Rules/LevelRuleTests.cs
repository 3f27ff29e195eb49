namespace BufferHealth.Tests.Rules;

/// <summary>By level alone: the limits of the fall and of the threshold, each at it and one step beside it.</summary>
public sealed class LevelRuleTests
{
    private readonly Recorder recorder = new();

    private BufferHealthMonitor Monitor => recorder.Monitor;

    [Fact]
    public void A_level_at_the_threshold_is_no_stall() => Assert.Equal(PlaybackState.Playing, AfterStandingAt(0.1));

    [Fact]
    public void A_level_just_below_the_threshold_is_one() => Assert.Equal(PlaybackState.Stalled, AfterStandingAt(Math.BitDecrement(0.1)));

    public static TheoryData<double, PlaybackState> Drops => new()
    {
        { 0, PlaybackState.Stalled },
        { 0.25, PlaybackState.Stalled },
        { 0.25 + 1e-12, PlaybackState.Playing },
        { 1, PlaybackState.Playing },
        { 4 * 1 + 0.02, PlaybackState.Playing },
        { 4 * 1 + 0.02 + 1e-12, PlaybackState.Stalled },
        { 4.5, PlaybackState.Stalled },
        { 4.5 + 1e-12, PlaybackState.Unobserved },
    };

    [Theory]
    [MemberData(nameof(Drops))]
    public void A_stall_closes_at_a_drop_that_playback_can_make_within_a_second(double drop, PlaybackState state)
    {
        Stall();
        Level(8, 10);
        Level(8 - drop, 11);
        Assert.Equal(state, Monitor.State);
    }

    [Fact]
    public void A_level_that_jumped_up_has_not_ended_the_stall_until_it_falls()
    {
        Stall();
        Level(2, 10);
        Level(2, 20);
        Assert.Equal(PlaybackState.Stalled, Monitor.State);
        Level(1.9, 20.1);
        Assert.Equal(PlaybackState.Playing, Monitor.State);
        Assert.Equal(20, recorder.StallSpans.Single().End, 1e-6);
    }

    [Fact]
    public void A_fall_below_the_threshold_does_not_end_a_stall()
    {
        Stall();
        Level(0.09, 10);
        Level(0.03, 10.1);
        Assert.Equal(PlaybackState.Stalled, Monitor.State);
    }

    [Fact]
    public void A_stall_begins_at_the_end_of_the_last_fall()
    {
        Level(1, 0);
        Level(0.5, 0.5);
        Level(0.04, 1);     // falls for 0.46 s and stops at 0.96
        Level(0.04, 1.5);
        Monitor.Dispose();
        Assert.Equal(0.96, recorder.StallSpans.Single().Start, 1e-6);
        Assert.Equal(0.04, recorder.Stalls[0].LevelAtStart);
    }

    [Fact]
    public void A_level_that_does_not_fall_opens_nothing_by_itself()
    {
        Level(1, 0);
        Level(0.9, 0.1);
        Level(0.9, 25);
        Assert.Equal(PlaybackState.Playing, Monitor.State);
    }

    [Fact]
    public void A_pause_that_is_told_ends_a_stall_and_play_begins_another_where_the_level_stands()
    {
        Stall();
        Monitor.Pause(5);
        Level(0.04, 6);
        Assert.Equal(PlaybackState.Paused, Monitor.State);
        Monitor.Play(7);
        Level(0.04, 7.1);
        Assert.Equal(PlaybackState.Stalled, Monitor.State);
        Level(3, 8);
        Level(2.9, 8.1);
        Assert.Equal([StallEnding.Pause, StallEnding.Playing], recorder.Stalls.Select(s => s.EndedBy));
        Assert.Equal(5, recorder.StallSpans[0].End, 1e-6);
        Assert.Equal(7, recorder.StallSpans[1].Start, 1e-6);
    }

    [Fact]
    public void A_pause_that_is_told_keeps_a_standing_level_from_being_anything()
    {
        Level(1, 0);
        Level(0.95, 0.05);
        Monitor.Pause(0.1);
        Level(0.05, 0.2);
        Level(0.05, 9);
        Assert.Equal(PlaybackState.Paused, Monitor.State);
        Assert.Equal(0, Monitor.Snapshot().StallCount);
    }

    [Fact]
    public void A_seek_that_is_told_lasts_until_the_level_falls_at_or_over_the_threshold()
    {
        Playing(8, 2);
        Monitor.Seek(2);
        for (int i = 1; i <= 20; i++)
        {
            Level(0, 2 + 0.1 * i);
        }
        Assert.Equal(PlaybackState.Seeking, Monitor.State);
        Level(3, 4.1);
        Level(2.9, 4.2);
        Assert.Equal(PlaybackState.Playing, Monitor.State);
        Metrics m = Monitor.Snapshot();
        Assert.Equal((1, 0), (m.SeekCount, m.StallCount));
        Assert.Equal(2.05, m.SeekTime, 0.1);
    }

    [Fact]
    public void A_jump_that_is_not_told_makes_it_unknown_until_the_threshold_is_reached()
    {
        Playing(8, 2);
        Level(0.05, 2.1);
        Assert.Equal(PlaybackState.Unobserved, Monitor.State);
        Level(0.05, 3);
        Level(Math.BitDecrement(0.1), 4);
        Assert.Equal(PlaybackState.Unobserved, Monitor.State);
        Level(0.1, 5);
        Assert.Equal(PlaybackState.Playing, Monitor.State);
        Assert.Equal(2.9, Monitor.Snapshot().UnobservedTime, 1e-6);
        Assert.Equal(0, Monitor.Snapshot().StallCount);
    }

    [Fact]
    public void An_end_that_is_told_ends_a_stall_and_none_follows()
    {
        Stall();
        Monitor.End(5);
        Level(0, 6);
        Level(0, 20);
        Assert.Equal(PlaybackState.Ended, Monitor.State);
        Assert.Equal(StallEnding.End, recorder.Stalls.Single().EndedBy);
        Monitor.Play(21);
        Level(3, 22);
        Level(2.9, 22.1);
        Assert.Equal(PlaybackState.Playing, Monitor.State);
    }

    [Fact]
    public void A_startup_that_is_told_is_timed_and_one_that_is_not_is_unknown()
    {
        Monitor.Play(1);
        Level(0, 1.1);
        Level(0, 2.9);
        Level(2, 3);
        Level(1.9, 3.1);
        Assert.Equal(2, Monitor.Snapshot().StartupTime!.Value, 0.1);
        Recorder untold = new();
        untold.Monitor.UpdateBufferLevel(0, 1);
        untold.Monitor.UpdateBufferLevel(2, 3);
        untold.Monitor.UpdateBufferLevel(1.9, 3.1);
        Assert.Equal(PlaybackState.Playing, untold.Monitor.State);
        Assert.Null(untold.Monitor.Snapshot().StartupTime);
    }

    private PlaybackState AfterStandingAt(double level)
    {
        Level(0.3, 0);
        Level(0.2, 0.1);
        Level(level, 0.2);
        Level(level, 0.3);
        Level(level, 0.4);
        return Monitor.State;
    }

    private void Playing(double level, double seconds)
    {
        for (int i = 0; i <= seconds * 10; i++)
        {
            Level(level + seconds - i / 10.0, i / 10.0);
        }
        Assert.Equal(PlaybackState.Playing, Monitor.State);
    }

    private void Stall()
    {
        Level(1, 0);
        Level(0.5, 0.5);
        Level(0.04, 1);
        Level(0.04, 1.5);
        Assert.Equal(PlaybackState.Stalled, Monitor.State);
    }

    private void Level(double level, double time) => Assert.Equal(InputStatus.Accepted, Monitor.UpdateBufferLevel(level, time));
}
