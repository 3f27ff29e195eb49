using CsCheck;

namespace BufferHealth.Tests.Invariants;

/// <summary>Every start has one end, and both lie where they can.</summary>
public sealed class EventTests
{
    [Fact]
    public void Stalls_open_and_close_in_turn() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = new BufferHealthMonitor().Strict();
            Stall? open = null;
            int count = 0;
            long total = 0;
            double now = 0;
            double transition = 0;
            double previousEnd = 0;
            monitor.StallStarted += stall =>
            {
                Assert.Null(open);
                Assert.Null(stall.Duration);
                Assert.Equal(StallEnding.None, stall.EndedBy);
                Assert.True(stall.Start <= now, $"starts at {stall.Start}, found at {now}");
                Assert.True(stall.Start >= transition, $"starts at {stall.Start}, but the state changed at {transition}");
                Assert.True(stall.Start >= previousEnd, $"starts at {stall.Start}, but the last one ended at {previousEnd}");
                open = stall;
                count++;
            };
            monitor.StallEnded += stall =>
            {
                Assert.NotNull(open);
                Assert.Equal(open.Value.Start, stall.Start);
                Assert.Equal(open.Value.Cause, stall.Cause);
                Assert.NotEqual(StallEnding.None, stall.EndedBy);
                Assert.True(stall.Duration >= 0 && stall.Start + stall.Duration <= now + 1e-9);
                previousEnd = stall.Start + stall.Duration!.Value - 1e-9;
                total += (long)Math.Round(stall.Duration!.Value * 1e6);
                open = null;
            };
            foreach (Input input in inputs)
            {
                transition = monitor.Memory.Playback.Since / 1e6;
                now = input.Seconds;
                input.Feed(monitor);
                Assert.Equal(monitor.State == PlaybackState.Stalled, open is not null);
            }
            Metrics m = monitor.Snapshot();
            monitor.Dispose();
            Assert.Null(open);
            Assert.Equal(m.StallCount, count);
            Assert.Equal(m.TotalStallDuration, total / 1e6, 1e-9);
        },
        iter: 3000);

    [Fact]
    public void Freezes_open_and_close_in_turn() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = new BufferHealthMonitor().Strict();
            Freeze? open = null;
            int count = 0;
            long total = 0;
            monitor.FreezeStarted += freeze =>
            {
                Assert.Null(open);
                open = freeze;
                count++;
            };
            monitor.FreezeEnded += freeze =>
            {
                Assert.NotNull(open);
                Assert.Equal(open.Value.Start, freeze.Start);
                Assert.NotEqual(StallEnding.None, freeze.EndedBy);
                Assert.True(freeze.Duration >= 0, $"lasts {freeze.Duration}");
                total += (long)Math.Round(freeze.Duration!.Value * 1e6);
                open = null;
            };
            foreach (Input input in inputs)
            {
                input.Feed(monitor);
                Assert.Equal(monitor.State == PlaybackState.Frozen, open is not null);
            }
            Metrics m = monitor.Snapshot();
            monitor.Dispose();
            Assert.Null(open);
            Assert.Equal(m.FreezeCount, count);
            Assert.Equal(m.FreezeDuration, total / 1e6, 1e-9);
        },
        iter: 3000);

    [Fact]
    public void State_changes_follow_on_one_another() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = new BufferHealthMonitor().Strict();
            PlaybackState state = PlaybackState.Idle;
            double since = 0;
            double now = 0;
            monitor.StateChanged += change =>
            {
                Assert.Equal(state, change.From);
                Assert.NotEqual(change.From, change.To);
                Assert.InRange(change.Time, since, now);
                state = change.To;
                since = change.Time;
            };
            foreach (Input input in inputs)
            {
                now = input.Seconds;
                input.Feed(monitor);
                Assert.Equal(monitor.State, state);
            }
        },
        iter: 2000);

    [Fact]
    public void Reset_in_the_middle_ends_what_is_open_and_leaves_a_fresh_monitor() => Gen.Select(AnyInput.Any, AnyInput.Any).Sample(
        (first, second) =>
        {
            Recorder used = new();
            int started = 0;
            used.Monitor.StallStarted += _ => started++;
            foreach (Input input in first)
            {
                input.Feed(used.Monitor);
            }
            used.Monitor.Reset();
            Assert.Equal(started, used.Stalls.Count);
            foreach (Input input in second)
            {
                input.Feed(used.Monitor);
            }
            Assert.Equal(Memory.Bytes(Input.FeedAll(second)), Memory.Bytes(used.Monitor));
        },
        iter: 1000);
}
