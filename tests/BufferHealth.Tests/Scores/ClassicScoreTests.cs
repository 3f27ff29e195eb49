using BufferHealth.Kernel;

namespace BufferHealth.Tests.Scores;

public sealed class ClassicScoreTests
{
    [Theory]
    [InlineData(2, 0, 100)]
    [InlineData(0.9, 0, 90)]
    [InlineData(0.9, 10, 70)]
    [InlineData(0.9, 25, 40)]
    [InlineData(0.9, 1000, 40)]
    [InlineData(0.3, 25, 0)]
    [InlineData(2, 25, 100)]
    [InlineData(0, 0, 0)]
    public void Is_100_times_the_decayed_level_less_two_points_a_second_of_stall(double level, double stalled, double score) =>
        Assert.Equal(score, LiveScore.Classic(level, stalled), 1e-9);

    [Fact]
    public void Of_a_monitor_is_unknown_until_a_level_is_known()
    {
        BufferHealthMonitor monitor = new(new BufferHealthOptions { ScoreModel = ScoreModel.Classic });
        Assert.Null(monitor.Snapshot().QoeScore);
        monitor.UpdateBufferLevel(0.6, 0);
        Assert.Equal(60, monitor.Snapshot().QoeScore!.Value, 1e-4);
    }

    [Fact]
    public void Of_a_monitor_counts_the_open_stall()
    {
        BufferHealthMonitor monitor = new(new BufferHealthOptions { ScoreModel = ScoreModel.Classic });
        for (int i = 0; i <= 60; i++)
        {
            monitor.Update(new Sample { Time = 0.1 * i, Playhead = Math.Min(0.1 * i, 3), Level = 0.6 });
        }
        Metrics m = monitor.Snapshot();
        Assert.Equal(60 - 2 * m.TotalStallDuration, m.QoeScore!.Value, 1e-3);
    }
}
