using System.Text.Json;
using BufferHealth.Tests.Invariants;
using CsCheck;

namespace BufferHealth.Tests.Scores;

/// <summary>The session score as a monitor keeps it, from the same samples as everything else.</summary>
public sealed class MonitorScoreTests
{
    [Fact]
    public void Is_that_of_the_playing_time_the_startup_and_the_stalls()
    {
        Player player = new();
        player.Stand(10).Tell(s => s with { BitrateKbps = 3000, Width = 1920, Height = 1080, Codecs = "avc1.640028" });
        player.Play(200).Starve(40).Tell(s => s with { BitrateKbps = 800, Width = 640, Height = 360 }).Play(100).Starve(15).Play(50);
        Metrics m = player.Metrics;
        Assert.Equal((2, PlaybackState.Playing), (m.StallCount, m.State));

        SessionScore score = new();
        score.Startup(m.StartupTime!.Value);
        double first = player.Stalls[0].Start - m.StartupTime.Value;
        score.Play(new(first) { BitrateKbps = 3000, Width = 1920, Height = 1080 });
        score.Stall(player.Stalls[0].Duration!.Value);
        score.Play(new(m.PlayingTime - first) { BitrateKbps = 800, Width = 640, Height = 360 });
        score.Stall(player.Stalls[1].Duration!.Value);
        Assert.Equal(score.Score!.Value, m.SessionScore!.Value, 0.1);      // the picture changes at a sample, not at the stall
        Assert.Equal(1 + m.SessionScore.Value / 25, m.Mos);
        ScoreLoss loss = m.ScoreLoss!;
        Assert.Equal(100 - m.SessionScore.Value, loss.Startup + loss.Stalls + loss.LowQuality + loss.StarvedResolution, 1e-9);
        Assert.Equal([first, 30], loss.LongestStalls.Select(s => s.MediaTime), (a, b) => Math.Abs(a - b) < 0.5);
        Assert.Equal(player.Stalls.Select(s => s.Duration!.Value), loss.LongestStalls.Select(s => s.Duration));
    }

    [Fact]
    public void An_open_stall_counts_and_is_the_same_once_it_has_ended()
    {
        Player player = new Player().Tell(s => s with { Vmaf = 90 }).Play(100).Starve(30);
        Metrics open = player.Metrics;
        Assert.Equal(PlaybackState.Stalled, open.State);
        Assert.Equal(open.TotalStallDuration, Assert.Single(open.ScoreLoss!.LongestStalls).Duration, 1e-6);
        player.Monitor.Dispose();
        Metrics closed = player.Metrics;
        Assert.Equal(open.SessionScore!.Value, closed.SessionScore!.Value, 1e-9);
        Assert.Equal(open.ScoreLoss.Stalls, closed.ScoreLoss!.Stalls, 1e-9);
    }

    [Fact]
    public void Is_unknown_without_a_picture_and_after_a_reset()
    {
        Player player = new Player().Play(50);
        Assert.Null(player.Metrics.SessionScore);
        Assert.Null(player.Metrics.Mos);
        Assert.Null(player.Metrics.ScoreLoss);
        Assert.Null(player.Metrics.PictureQuality);
        player.Tell(s => s with { Vmaf = 70 }).Play(10);
        Assert.NotNull(player.Metrics.SessionScore);
        player.Monitor.Reset();
        Assert.Null(player.Metrics.SessionScore);
    }

    [Fact]
    public void The_live_score_recovers_to_the_picture_quality()
    {
        MediaChunk picture = new(0) { BitrateKbps = 500, Width = 640, Height = 360 };
        double quality = SessionScore.QualityOf(picture)!.Value;
        Player player = new Player().Tell(s => s with { BitrateKbps = 500, Width = 640, Height = 360 }).Play(2000);
        Assert.Equal(quality, player.Metrics.QoeScore!.Value, 1e-6);
        Assert.Equal(quality, player.Metrics.PictureQuality!.Value, 1e-6);
        player.Tell(s => s with { BitrateKbps = 0 }).Play(2000);
        Assert.Equal(100, player.Metrics.QoeScore!.Value, 1e-6);
    }

    [Fact]
    public void The_host_s_own_quality_goes_before_all_that_is_reckoned()
    {
        Player player = new Player().Tell(s => s with { Quality = 40 }).Play(1000)
            .Tell(s => s with { BitrateKbps = 8000, Height = 1080, Vmaf = 95 }).Play(1000);
        Assert.Equal(40, player.Metrics.QoeScore!.Value, 1e-6);
        Assert.Equal(40, player.Metrics.PictureQuality!.Value, 1e-6);
    }

    [Fact]
    public void A_phone_forgives()
    {
        double Score(ViewingDevice device) => new Player(new BufferHealthOptions { Device = device })
            .Tell(s => s with { BitrateKbps = 800, Height = 480 }).Play(100).Metrics.SessionScore!.Value;
        Assert.True(Score(ViewingDevice.Phone) > Score(ViewingDevice.Screen));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BufferHealthOptions { Device = (ViewingDevice)3 });
    }

    [Fact]
    public void Vmaf_holds_as_long_as_the_rendition_does()
    {
        Player player = new Player().Tell(s => s with { BitrateKbps = 3000, Vmaf = 20 }).Play(500)
            .Tell(s => s with { BitrateKbps = 3000 }).Play(500);
        double of20 = SessionScore.QualityOf(new(0) { Vmaf = 20 })!.Value;
        Assert.Equal(of20, player.Metrics.PictureQuality!.Value, 1e-9);
        player.Tell(s => s with { BitrateKbps = 6000 }).Play(1000);
        Assert.Equal((of20 + SessionScore.QualityOf(new(0) { BitrateKbps = 6000 })!.Value) / 2, player.Metrics.PictureQuality!.Value, 0.3);
    }

    [Fact]
    public void A_ladder_completes_what_a_sample_tells()
    {
        BufferHealthOptions options = new()
        {
            Ladder = [new(800, 360, 45), new(1600, 720, 70), new(3000, 720, 80), new(6000, 1080, 95)],
        };
        double? Quality(double? bitrate, double? height, double? vmaf = null) => new Player(options)
            .Tell(s => s with { BitrateKbps = bitrate, Height = height, Vmaf = vmaf }).Play(10).Metrics.PictureQuality;
        static double? Of(double vmaf) => SessionScore.QualityOf(new(0) { Vmaf = vmaf });
        Assert.Equal(Of(95), Quality(5800, null));
        Assert.Equal(Of(45), Quality(null, 360));
        Assert.Equal(Of(70), Quality(1700, 720));
        Assert.Equal(Of(80), Quality(5000, 720));
        Assert.Equal(Of(33), Quality(5000, 720, 33));
        Assert.Equal(SessionScore.QualityOf(new(0) { BitrateKbps = 5000, Height = 480 })!.Value, Quality(5000, 480)!.Value, 1e-9);
        Assert.Null(Quality(null, 480));
        Assert.Equal(3000, new Player(options with { Ladder = [new(3000, 480)] }).Tell(s => s with { Height = 480 }).Play(3).Metrics.BitrateKbps);
    }

    [Fact]
    public void A_ladder_is_refused_where_a_rung_is_out_of_range()
    {
        Assert.Equal("BitrateKbps", Assert.Throws<ArgumentOutOfRangeException>(() => new Rung(0)).ParamName);
        Assert.Equal("Height", Assert.Throws<ArgumentOutOfRangeException>(() => new Rung(1, 0.5)).ParamName);
        Assert.Equal("Vmaf", Assert.Throws<ArgumentOutOfRangeException>(() => new Rung(1, 1, 100.1)).ParamName);
        Assert.Throws<ArgumentException>(() => new BufferHealthOptions { Ladder = default });
        Assert.Throws<ArgumentException>(() => new BufferHealthOptions { Ladder = [null!] });
    }

    [Theory]
    [InlineData(double.NaN, InputStatus.NotFinite)]
    [InlineData(-1, InputStatus.Negative)]
    [InlineData(1e10, InputStatus.TooLarge)]
    public void A_sample_with_a_bad_picture_is_refused_whole(double value, InputStatus status)
    {
        Player player = new Player().Tell(s => s with { BitrateKbps = 3000, Height = 720 }).Play(20);
        string before = player.Monitor.GetMetrics();
        Func<Sample, Sample>[] bad =
        [
            s => s with { Width = value }, s => s with { Height = value }, s => s with { FramesPerSecond = value },
            s => s with { Vmaf = value }, s => s with { BitrateKbps = value }, s => s with { Quality = value },
        ];
        foreach (Func<Sample, Sample> change in bad)
        {
            Assert.Equal(status, player.Monitor.Update(change(new Sample { Time = 1000, Level = 0 })));
        }
        Assert.Equal(before.Replace("\"inputFaults\":0", $"\"inputFaults\":{bad.Length}", StringComparison.Ordinal), player.Monitor.GetMetrics());
    }

    [Fact]
    public void Published_models_read_the_same_session()
    {
        Player player = new Player().Stand(10).Tell(s => s with { BitrateKbps = 1000 }).Play(100).Starve(30).Tell(s => s with { BitrateKbps = 2500 }).Play(100);
        Metrics m = player.Metrics;
        SessionFacts facts = player.Monitor.SessionFacts();
        Assert.Equal(m.MeanBitrateKbps!.Value, facts.MeanBitrateKbps!.Value, 1e-6);
        Assert.Equal((1500, m.StallCount, m.TotalStallDuration, m.StartupTime), (facts.BitrateChangeKbps, facts.StallCount, facts.StallSeconds, facts.StartupSeconds));
        Assert.Equal(Math.Log(2.5), facts.LogBitrateChange, 1e-12);
        Assert.Equal(3.5 * Math.Exp(-(0.15 * m.TotalStallDuration + 0.19)) + 1.5, PublishedModel.Iqx.Of(facts)!.Value, 1e-12);
        Assert.Equal(50 / Math.Sqrt(1.25) + 50 * Math.Exp(-10 * m.RebufferRatio.Mux!.Value), PublishedModel.MuxSmoothness.Of(facts)!.Value, 1e-9);
        Assert.All(PublishedModel.All, model => Assert.NotNull(model.Of(facts)));
    }

    [Fact]
    public void Any_input_gives_a_score_within_its_range_or_none() => Gen.Select(AnyInput.Any, Gen.Int[0, 1 << 20]).Sample(
        (inputs, seed) =>
        {
            using BufferHealthMonitor monitor = new();
            Random random = new(seed);
            foreach (Input input in inputs)
            {
                Input told = random.Next(4) == 0
                    ? input with { Sample = input.Sample with { BitrateKbps = random.Next(4) * 1000, Height = 720, Vmaf = random.Next(3) == 0 ? random.Next(101) : null } }
                    : input;
                told.Feed(monitor);
                Metrics m = monitor.Snapshot();
                if (m.SessionScore is not { } score)
                {
                    Assert.Null(m.ScoreLoss);
                    continue;
                }
                Assert.InRange(score, 0, 100);
                Assert.Equal(100 - score, m.ScoreLoss!.Startup + m.ScoreLoss.Stalls + m.ScoreLoss.LowQuality + m.ScoreLoss.StarvedResolution, 1e-9);
                Assert.Equal(m.StallCount > 0 && m.TotalStallDuration > 1e-6, m.ScoreLoss.LongestStalls.Count > 0);
            }
        },
        iter: 300);

    [Fact]
    public void The_json_says_what_took_the_score_down()
    {
        Player player = new Player().Tell(s => s with { Vmaf = 90 }).Play(100).Starve(20);
        Metrics m = player.Metrics;
        using JsonDocument document = JsonDocument.Parse(m.ToJson());
        JsonElement loss = document.RootElement.GetProperty("scoreLoss");
        Assert.Equal(m.SessionScore, document.RootElement.GetProperty("sessionScore").GetDouble());
        Assert.Equal(m.ScoreLoss!.Stalls, loss.GetProperty("stalls").GetDouble());
        Assert.Equal(m.ScoreLoss.LongestStalls[0].Points, loss.GetProperty("longestStalls")[0].GetProperty("points").GetDouble());
        Assert.Equal(
            ["startup", "stalls", "lowQuality", "starvedResolution", "longestStalls", "otherStalls", "otherStallCount"],
            loss.EnumerateObject().Select(p => p.Name));
    }

    /// <summary>Ten samples a second.</summary>
    private sealed class Player
    {
        private readonly List<Stall> stalls = [];
        private Func<Sample, Sample> said = s => s;
        private int tick;
        private double playhead;

        internal Player(BufferHealthOptions? options = null)
        {
            Monitor = new(options);
            Monitor.StallEnded += stalls.Add;
        }

        internal BufferHealthMonitor Monitor { get; }

        internal IReadOnlyList<Stall> Stalls => stalls;

        internal Metrics Metrics => Monitor.Snapshot();

        /// <summary>With the next sample.</summary>
        internal Player Tell(Func<Sample, Sample> what)
        {
            said = what;
            return this;
        }

        internal Player Play(int ticks) => Run(ticks, 0.1, 5);

        internal Player Stand(int ticks) => Run(ticks, 0, 0);

        internal Player Starve(int ticks) => Run(ticks, 0, 0.04);

        private Player Run(int ticks, double advance, double level)
        {
            for (int i = 0; i < ticks; i++)
            {
                playhead += advance;
                Sample sample = new() { Time = tick++ / 10.0, Level = level, Playhead = playhead, Paused = false };
                Assert.Equal(InputStatus.Accepted, Monitor.Update(said(sample)));
                said = s => s;
            }
            return this;
        }
    }
}
