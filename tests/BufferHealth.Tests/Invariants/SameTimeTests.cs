using CsCheck;

namespace BufferHealth.Tests.Invariants;

/// <summary>Browser clocks are coarse: a sample with the time of the last one replaces it, and is no fault.</summary>
public sealed class SameTimeTests
{
    [Fact]
    public void A_timed_sample_that_repeats_the_last_one_changes_no_stall() => AnyInput.Any.Sample(
        inputs =>
        {
            Recorder once = new();
            Recorder twice = new();
            foreach (Input any in inputs)
            {
                // A seek in the sample that ends the startup is a seek only at the second look, so it is left out.
                Input input = any with { Sample = any.Sample with { Seeking = null, Event = any.Sample.Event == PlayerEvent.Seek ? PlayerEvent.None : any.Sample.Event } };
                input.Feed(once.Monitor);
                input.Feed(twice.Monitor);
                if (twice.Monitor.State != PlaybackState.Seeking)       // at the second look a jump of the playhead is over
                {
                    (input with { Sample = input.Sample with { Event = PlayerEvent.None } }).Feed(twice.Monitor);
                }
            }
            Assert.Equal(Numbers(once.Finish()), Numbers(twice.Finish()));
            Assert.Equal(once.Stalls, twice.Stalls);
            Assert.Equal(once.FreezeSpans, twice.FreezeSpans);
        },
        iter: 1500);

    [Fact]
    public void A_level_that_is_replaced_never_was() => Gen.Select(AnyInput.LevelsAlone, Gen.Double[0, 12]).Sample(
        (inputs, wrong) =>
        {
            BufferHealthMonitor plain = new();
            BufferHealthMonitor corrected = new();
            foreach (Input input in inputs)
            {
                input.Feed(plain);
                if (input.Sample.Level is not null)
                {
                    Assert.Equal(InputStatus.Accepted, corrected.UpdateBufferLevel(wrong, input.Seconds));
                }
                input.Feed(corrected);
            }
            Metrics expected = plain.Snapshot();
            Metrics actual = corrected.Snapshot();
            Assert.True(inputs[^1].Sample.Level is null || actual.BufferLevel == inputs[^1].Sample.Level);
            Assert.Equal(expected.AvgBufferLevel, actual.AvgBufferLevel);
            Assert.Equal(expected.DecayedBufferLevel, actual.DecayedBufferLevel);
            Assert.Equal(expected.MinBufferLevel, actual.MinBufferLevel);
            Assert.Equal(0, actual.InputFaults);
        },
        iter: 1500);

    [Fact]
    public void A_level_that_is_corrected_downwards_is_no_jump_of_the_playhead()
    {
        BufferHealthMonitor monitor = new();
        monitor.UpdateBufferLevel(9, 0);
        monitor.UpdateBufferLevel(8.9, 0.1);
        monitor.UpdateBufferLevel(8.8, 0.2);
        monitor.UpdateBufferLevel(7, 0.2);
        Assert.Equal(PlaybackState.Playing, monitor.State);
        monitor.UpdateBufferLevel(6.9, 0.3);
        Assert.Equal(PlaybackState.Playing, monitor.State);
    }

    [Fact]
    public void A_playhead_that_is_corrected_back_by_little_is_what_the_next_is_measured_against()
    {
        BufferHealthMonitor monitor = new();
        for (int i = 0; i <= 20; i++)
        {
            monitor.Update(new Sample { Time = 0.1 * i, Playhead = 0.1 * i, Level = 0.05 });
        }
        monitor.Update(new Sample { Time = 2, Playhead = 1.96, Level = 0.05 });
        monitor.Update(new Sample { Time = 2.1, Playhead = 1.96, Level = 0.05 });
        monitor.Update(new Sample { Time = 2.2, Playhead = 1.96, Level = 0.05 });
        Assert.Equal(0, monitor.Snapshot().SeekCount);
        Assert.Equal(PlaybackState.Stalled, monitor.State);
    }

    private static (int, double, int, double, int, int) Numbers(Metrics m) =>
        (m.StallCount, m.TotalStallDuration, m.FreezeCount, m.FreezeDuration, m.MicroStallCount, m.InputFaults);
}
