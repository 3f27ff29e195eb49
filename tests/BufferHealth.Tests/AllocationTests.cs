namespace BufferHealth.Tests;

/// <summary>Not a byte an update, also while stalls open and close.</summary>
public sealed class AllocationTests
{
    private const int Updates = 20_000;

    [Fact]
    public void A_level_allocates_nothing()
    {
        BufferHealthMonitor monitor = new();
        AssertNothing(monitor, i => (int)monitor.UpdateBufferLevel(Math.Max(0, 2 - i % 40 * 0.1), i * 0.1));
    }

    [Fact]
    public void A_level_by_the_monitor_s_clock_allocates_nothing()
    {
        BufferHealthMonitor monitor = new();
        AssertNothing(monitor, i => (int)monitor.UpdateBufferLevel(i % 2 == 0 ? 0.5 : 0.05), stalls: 0);
    }

    [Fact]
    public void A_sample_allocates_nothing()
    {
        BufferHealthMonitor monitor = new();
        double playhead = 0;
        AssertNothing(monitor, i =>
        {
            bool stands = i % 40 >= 20;
            playhead += stands ? 0 : 0.1;
            Sample sample = new()
            {
                Time = i * 0.1,
                Level = stands ? 0.04 : 3,
                Playhead = playhead,
                Rate = 1,
                Paused = false,
                Seeking = false,
                Ended = false,
                Frames = i,
                Quality = 80,
            };
            return (int)monitor.Update(sample);
        });
    }

    [Fact]
    public void A_sample_that_tells_of_the_picture_allocates_nothing()
    {
        BufferHealthMonitor monitor = new(new BufferHealthOptions { Ladder = [new(1000, 360, 60), new(3000, 720)] });
        AssertNothing(monitor, i => (int)monitor.Update(new Sample
        {
            Time = i * 0.1,
            Level = i % 40 >= 20 ? 0.04 : 3,
            Playhead = i / 40 * 2 + Math.Min(i % 40, 20) * 0.1,
            Paused = false,
            BitrateKbps = i % 100 < 50 ? 1000 : 3000,
            Codecs = "mp4a.40.2,avc1.4d401e",
        }));
        Assert.NotNull(monitor.Snapshot().SessionScore);
    }

    [Fact]
    public void A_faulty_sample_allocates_nothing()
    {
        BufferHealthMonitor monitor = new();
        AssertNothing(monitor, _ => (int)monitor.UpdateBufferLevel(double.NaN, 1), InputStatus.NotFinite, stalls: 0);
    }

    private static void AssertNothing(BufferHealthMonitor monitor, Func<int, int> update, InputStatus status = InputStatus.Accepted, int stalls = 100)
    {
        int next = 0;
        Loop(update, ref next);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int checksum = Loop(update, ref next);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(Updates * (int)status, checksum);
        Assert.True(monitor.Snapshot().StallCount >= stalls, $"{monitor.Snapshot().StallCount} stalls");
        Assert.Equal(0, allocated);
    }

    private static int Loop(Func<int, int> update, ref int next)
    {
        int checksum = 0;
        for (int i = 0; i < Updates; i++)
        {
            checksum += update(next++);
        }
        return checksum;
    }
}
