using BufferHealth.Tests.Rules;

namespace BufferHealth.Tests.Totals;

public sealed class RenditionTests
{
    [Fact]
    public void The_mean_bitrate_is_weighted_by_playing_time_alone()
    {
        Script s = Script.Playing().With(x => x.BitrateKbps = 1000).Say().Play(2000)
            .With(x => x.Level = 0.05).Say().Stand(5000).With(x => x.Level = 5)
            .With(x => x.BitrateKbps = 3000).Say().Play(6000)
            .With(x => x.Paused = true).Say().Stand(9000);
        Assert.Equal(3000, s.Metrics.BitrateKbps);
        Assert.Equal(2500, s.Metrics.MeanBitrateKbps!.Value, 1e-9);
        Assert.Equal((1, 0), (s.Metrics.SwitchesUp, s.Metrics.SwitchesDown));
    }

    /// <summary>The time of playing that a snapshot shows is the time by which it weighs, also while the end of a stall is not certain yet.</summary>
    [Fact]
    public void The_mean_bitrate_counts_progress_after_a_stall_as_the_playing_time_does()
    {
        Script s = Script.Playing().With(x => x.BitrateKbps = 1000).Say().Play(1000)
            .With(x => x.Level = 0.05).Say().Stand(2000).With(x => x.Level = 5)
            .With(x => x.BitrateKbps = 3000).Play(100);
        Assert.Equal(PlaybackState.Stalled, s.State);
        Assert.Equal(2.8, s.Metrics.PlayingTime, 1e-9);
        Assert.Equal((1000 + 0.1 * 1000) / 1.1, s.Metrics.MeanBitrateKbps!.Value, 1e-9);     // the switch came at the end of it
        s.Play(40);
        Assert.Equal((1000 + 0.1 * 1000 + 0.04 * 3000) / 1.14, s.Metrics.MeanBitrateKbps!.Value, 1e-9);
        s.Play(860);
        Assert.Equal((1000 + 0.1 * 1000 + 0.9 * 3000) / 2, s.Metrics.MeanBitrateKbps!.Value, 1e-9);
    }

    [Fact]
    public void A_bitrate_that_is_not_told_goes_on_and_0_is_an_unknown_one()
    {
        Script s = Script.Playing().With(x => x.BitrateKbps = 2000).Say().With(x => x.BitrateKbps = null).Play(1000);
        Assert.Equal(2000, s.Metrics.BitrateKbps);
        s.With(x => x.BitrateKbps = 0).Say().Play(7000);
        Assert.Null(s.Metrics.BitrateKbps);
        s.With(x => x.BitrateKbps = 1000).Say().Play(1000);
        Assert.Equal(1500, s.Metrics.MeanBitrateKbps!.Value, 1e-9);
        Assert.Equal((0, 0), (s.Metrics.SwitchesUp, s.Metrics.SwitchesDown));
    }

    [Fact]
    public void Switches_are_counted_by_direction()
    {
        Script s = Script.Playing();
        foreach (double bitrate in new[] { 500, 500, 900, 1500, 700, 700, 800 })
        {
            s.With(x => x.BitrateKbps = bitrate).Play(500);
        }
        Assert.Equal((3, 1), (s.Metrics.SwitchesUp, s.Metrics.SwitchesDown));
    }

    [Fact]
    public void Nothing_told_is_unknown()
    {
        Metrics m = Script.Playing().Metrics;
        Assert.Null(m.BitrateKbps);
        Assert.Null(m.MeanBitrateKbps);
        Assert.Null(m.DroppedFrames);
    }

    [Fact]
    public void Dropped_frames_are_as_last_told()
    {
        Script s = Script.Playing().With(x => x.DroppedFrames = 0).Say();
        Assert.Equal(0, s.Metrics.DroppedFrames);
        s.With(x => x.DroppedFrames = 17).Say().With(x => x.DroppedFrames = null).Play(500);
        Assert.Equal(17, s.Metrics.DroppedFrames);
    }
}
