using CsCheck;

namespace BufferHealth.Tests.Invariants;

/// <summary>Asking changes nothing: not now, and not later.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_snapshot_changes_no_byte_and_no_later_result() => Gen.Select(AnyInput.Any, Gen.Int[1, 3]).Sample(
        (inputs, times) =>
        {
            BufferHealthMonitor asked = new();
            foreach (Input input in inputs)
            {
                input.Feed(asked);
                byte[] before = Memory.Bytes(asked);
                for (int i = 0; i < times; i++)
                {
                    asked.Snapshot();
                    asked.GetMetrics();
                }
                Assert.Equal(before, Memory.Bytes(asked));
            }
            BufferHealthMonitor left = Input.FeedAll(inputs);
            Assert.Equal(Memory.Bytes(left), Memory.Bytes(asked));
            Assert.Equal(left.GetMetrics(), asked.GetMetrics());
        },
        iter: 500);

    [Fact]
    public void A_snapshot_in_an_open_stall_counts_it_to_the_last_sample_and_leaves_it_open()
    {
        BufferHealthMonitor monitor = new();
        for (int i = 0; i <= 20; i++)
        {
            monitor.UpdateBufferLevel(Math.Max(0, 1 - 0.1 * i), i * 0.1);
        }
        Assert.Equal(PlaybackState.Stalled, monitor.State);
        Metrics first = monitor.Snapshot();
        monitor.UpdateBufferLevel(0, 3.5);
        Metrics second = monitor.Snapshot();
        Assert.Equal(1, second.StallCount);
        Assert.Equal(1.5, second.TotalStallDuration - first.TotalStallDuration, 1e-9);
        Assert.Equal(second.TotalStallDuration, second.LongestStall);
    }
}
