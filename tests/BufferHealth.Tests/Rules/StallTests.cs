namespace BufferHealth.Tests.Rules;

/// <summary>By the playhead: when a standing playback is a stall, from when, and until when.</summary>
public sealed class StallTests
{
    [Fact]
    public void Opens_at_once_when_the_player_says_that_it_waits()
    {
        Script s = Script.Playing(level: 0.3).Wait(40).Say(PlayerEvent.Waiting).Wait(30).Say();
        Assert.Equal(PlaybackState.Stalled, s.State);
        Assert.Equal(2, s.Close().StallSpans.Single().Start, 1e-6);
    }

    [Theory]
    [InlineData(0.1, 1.0, PlaybackState.Stalled)]
    [InlineData(0.1001, 1.0, PlaybackState.Playing)]
    [InlineData(0.2, 2.0, PlaybackState.Stalled)]
    [InlineData(0.2001, 2.0, PlaybackState.Playing)]
    public void Opens_after_one_interval_where_there_is_nothing_to_play_at_the_rate(double level, double rate, PlaybackState state)
    {
        Script s = Script.Playing().With(x => (x.Rate, x.Level) = (rate, level)).Play(500).Stand(100);
        Assert.Equal(state, s.State);
    }

    [Theory]
    [InlineData(200, 0, 1)]
    [InlineData(290, 0, 1)]
    [InlineData(300, 1, 0)]
    [InlineData(400, 1, 0)]
    public void Opens_after_300_ms_where_there_is_something_to_play(long stands, int stalls, int microStalls)
    {
        Script s = Script.Playing(level: 0.3).Stand(stands).Play(500);
        Assert.Equal(stalls, s.Metrics.StallCount);
        Assert.Equal(microStalls, s.Metrics.MicroStallCount);
    }

    [Fact]
    public void Begins_where_the_playhead_stopped_and_ends_where_it_moved_between_samples()
    {
        Script s = Script.Playing(level: 0.05);
        s.Playhead += 0.06;                 // stops 60 ms into the interval
        s.Wait(100).Say(PlayerEvent.None).Stand(1500).With(x => x.Level = 2);
        s.Playhead += 0.03;                 // moves for the last 30 ms of the interval
        s.Wait(100).Say(PlayerEvent.None).Play(500);
        Span stall = s.StallSpans.Single();
        Assert.Equal(2.06, stall.Start, 1e-6);
        Assert.Equal(3.67, stall.End, 1e-6);
        Assert.Equal(StallCause.Starved, s.Stalls[0].Cause);
        Assert.Equal(StallEnding.Playing, s.Stalls[0].EndedBy);
    }

    /// <summary>Once a second, and data that came after the stop: how far the level had fallen by then says what it is.</summary>
    [Theory]
    [InlineData(1.0, 2.0, 1.2, 1, 0)]
    [InlineData(2.0, 1.0, 1.2, 1, 0)]
    [InlineData(1.0, 2.0, 4.0, 0, 1)]
    [InlineData(2.0, 1.0, 4.0, 0, 1)]
    public void Is_no_freeze_where_the_rate_changed_and_playback_ran_dry_within_one_interval(
        double before, double after, double level, int stalls, int freezes)
    {
        Script s = Script.Playing().With(x => (x.Step, x.Rate) = (1000, before)).Say().Play(8000).With(x => x.Level = level).Play(1000);
        double changed = s.Time;
        s.Rate = after;
        s.Playhead += 1.2;
        s.Wait(1000).With(x => x.Level = level + 2 - 1.2).Say(PlayerEvent.None).Stand(3000).With(x => x.Level = 5).Play(3000).Close();
        Assert.Equal((stalls, freezes), (s.Metrics.StallCount, s.Metrics.FreezeCount));
        Assert.InRange(s.StallSpans.Concat(s.FreezeSpans).Single().Start, changed, changed + 1);
    }

    [Fact]
    public void Goes_on_through_a_nudge_of_the_playhead()
    {
        Script s = Script.Playing(level: 0.05).Stand(1000);
        s.Playhead += 0.1;
        s.Wait(100).Say(PlayerEvent.None).Stand(1000);
        Assert.Equal(PlaybackState.Stalled, s.State);
        s.Level = 4;
        s.Play(500);
        Assert.Equal(2.1, s.StallSpans.Single().Duration, 1e-6);
    }

    [Fact]
    public void Progress_that_a_pause_cuts_short_ends_it_all_the_same()
    {
        Script s = Script.Playing(level: 0.05).Stand(1000).With(x => x.Level = 3).Play(100).Wait(20).With(x => x.Paused = true).Say();
        Assert.Equal(PlaybackState.Paused, s.State);
        Assert.Equal(1.0, s.StallSpans.Single().Duration, 1e-6);
        Assert.Equal(StallEnding.Playing, s.Stalls[0].EndedBy);
    }

    [Fact]
    public void A_pause_ends_it_and_a_wish_that_is_not_met_begins_another_at_the_wish()
    {
        Script s = Script.Playing(level: 0.05).Stand(1000).Wait(50).With(x => x.Paused = true).Say().Stand(3000).Wait(30)
            .With(x => x.Paused = false).Say(PlayerEvent.Play).Stand(1000).With(x => x.Level = 3).Play(500);
        Assert.Equal(2, s.StallSpans.Length);
        Assert.Equal(1.05, s.StallSpans[0].Duration, 1e-6);
        Assert.Equal(StallEnding.Pause, s.Stalls[0].EndedBy);
        Assert.Equal(6.08, s.StallSpans[1].Start, 1e-6);
        Assert.Equal(7.08, s.StallSpans[1].End, 1e-6);
    }

    [Fact]
    public void A_playhead_that_moves_in_steps_is_no_stall()
    {
        Script s = Script.Playing(level: 0.4);
        PlayInSteps(s, 2);                  // the first step is not known for one yet
        int before = s.Metrics.StallCount;
        PlayInSteps(s, 30);
        Assert.Equal(before, s.Metrics.StallCount);
        Assert.Equal(PlaybackState.Playing, s.State);
    }

    [Fact]
    public void A_playhead_that_moves_in_steps_is_none_with_next_to_nothing_left_either()
    {
        Script s = Script.Playing();
        PlayInSteps(s, 10);
        s.Level = 0.05;
        PlayInSteps(s, 30);
        Assert.Equal(0, s.Metrics.StallCount);
        double stopped = s.Time;
        s.Stand(1000).With(x => x.Level = 4);
        PlayInSteps(s, 5);
        Assert.Equal(stopped, s.StallSpans.Single().Start, 1e-6);
    }

    [Fact]
    public void A_playhead_that_moves_in_steps_leaves_it_as_well()
    {
        Script s = Script.Playing(level: 0.4);
        PlayInSteps(s, 10);
        double stopped = s.Time;
        s.With(x => x.Level = 0.02).Stand(3000).With(x => x.Level = 4);
        PlayInSteps(s, 10);
        Assert.Equal(PlaybackState.Playing, s.State);
        Assert.Equal(stopped, s.StallSpans[^1].Start, 1e-6);
        Assert.Equal(stopped + 3, s.StallSpans[^1].End, 0.4);
    }

    [Fact]
    public void At_one_sample_a_second_the_missing_playhead_gives_its_length()
    {
        Script s = Script.Playing(10_000).With(x => x.Step = 1000).Play(10_000);
        s.Playhead += 0.4;
        s.Level = 0.02;
        s.Wait(1000).Say(PlayerEvent.None).Wait(1000).Say(PlayerEvent.None).With(x => x.Level = 3);
        s.Playhead += 0.7;
        s.Wait(1000).Say(PlayerEvent.None).Play(3000);
        Assert.Equal(20.4, s.StallSpans.Single().Start, 1e-6);
        Assert.Equal(22.3, s.StallSpans.Single().End, 1e-6);
    }

    [Fact]
    public void One_that_lies_between_two_samples_counts_once()
    {
        Script s = Script.Playing(level: 0.2);
        List<StateChange> changes = [];
        s.Monitor.StateChanged += changes.Add;
        s.Playhead += 5;
        s.Wait(10_000).Say(PlayerEvent.None).Play(2000);
        Assert.Equal(5.0, s.StallSpans.Single().Duration, 1e-6);
        Assert.Equal<StateChange>([new(PlaybackState.Playing, PlaybackState.Stalled, 7), new(PlaybackState.Stalled, PlaybackState.Playing, 12)], changes);
        s.Playhead += 0.6;
        s.Wait(1000).Say(PlayerEvent.None).Play(100);
        Assert.Equal(2, s.StallSpans.Length);
        Assert.Equal([PlaybackState.Stalled, PlaybackState.Playing], changes.Skip(2).Select(c => c.To));
    }

    [Fact]
    public void A_pause_that_ends_between_two_samples_leaves_nothing_behind()
    {
        Script s = Script.Playing().With(x => (x.Step, x.Paused) = (1000, true)).Say().Stand(3000).Wait(800);
        s.Playhead += 0.001;
        s.With(x => x.Paused = false).Say(PlayerEvent.Play).Play(3000);
        Assert.Equal((0, 0), (s.Metrics.StallCount, s.Metrics.FreezeCount));
    }

    [Fact]
    public void With_data_there_it_is_held_and_from_half_a_second_on_a_freeze()
    {
        Script held = Script.Playing(level: 0.4).Stand(1000).Play(500);
        Assert.Equal(StallCause.Held, held.Stalls.Single().Cause);
        Script frozen = Script.Playing(level: 0.6).Stand(1000).Play(500);
        Assert.Empty(frozen.StallSpans);
        Assert.Equal(1.0, frozen.FreezeSpans.Single().Duration, 1e-6);
    }

    /// <summary>The playhead stands for three samples and makes up for them at the fourth.</summary>
    private static void PlayInSteps(Script s, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            s.Stand(300).With(x => x.Playhead += 0.4).Stand(100);
        }
    }
}
