namespace BufferHealth.Tests.Scores;

public sealed class SessionScoreTests
{
    private static readonly MediaChunk Good = new(60) { BitrateKbps = 3000, Width = 1920, Height = 1080 };
    private static readonly MediaChunk Poor = new(60) { BitrateKbps = 500, Width = 640, Height = 360 };

    private static double Of80 { get; } = SessionScore.QualityOf(new(0) { Vmaf = 80 })!.Value;

    [Fact]
    public void The_worked_values_are_those_of_the_note()
    {
        const double Rounded = 0.052;       // the coefficients have four digits: 74.649 where they give 74.7
        Assert.Equal(87.3, Of(Good, 1).Score!.Value, Rounded);
        Assert.Equal(74.7, Of(Good, 1, 4).Score!.Value, Rounded);
        Assert.Equal(61.2, Of(Good, 1, 1, 1, 1, 1).Score!.Value, Rounded);
        Assert.Equal(34.6, Of(Poor, 1).Score!.Value, Rounded);
        Assert.Equal(23.0, Of(Poor, 3, 10, 5).Score!.Value, Rounded);
    }

    /// <summary>Worked with the coefficients that ship, apart from this code, when they were fitted.</summary>
    public static TheoryData<string, double, double, ViewingDevice, double, MediaChunk[], double[]> Worked
    {
        get
        {
            MediaChunk hd = new(60) { BitrateKbps = 3000, Width = 1920, Height = 1080, FramesPerSecond = 30, Codec = CodecFamily.H264 };
            MediaChunk small = new(60) { BitrateKbps = 500, Width = 640, Height = 360 };
            MediaChunk starved = hd with { BitrateKbps = 250 };
            MediaChunk uhd = new(30) { BitrateKbps = 15_000, Width = 3840, Height = 2160, FramesPerSecond = 60, Codec = CodecFamily.Hevc };
            return new()
            {
                { "hd", 80.0273, 76.4393, ViewingDevice.Screen, 1, [hd], [] },
                { "one stall", 80.0273, 67.8091, ViewingDevice.Screen, 1, [hd], [4] },
                { "four stalls", 80.0273, 60.1533, ViewingDevice.Screen, 1, [hd], [1, 1, 1, 1] },
                { "small", 42.8912, 42.8912, ViewingDevice.Screen, 0, [small], [] },
                { "small, stalled", 42.8912, 28.6701, ViewingDevice.Screen, 3, [small], [10, 5] },
                { "vmaf", 78.9813, 66.9228, ViewingDevice.Screen, 1, [new(60) { Vmaf = 90 }], [4] },
                { "starved", 41.3518, 41.3518, ViewingDevice.Screen, 0, [starved], [] },
                { "starved, hevc", 53.7262, 53.7262, ViewingDevice.Screen, 0, [starved with { Codec = CodecFamily.Hevc }], [] },
                { "phone", 67.0859, 61.2052, ViewingDevice.Phone, 2, [new(30) { BitrateKbps = 1500, Width = 1280, Height = 720 }], [] },
                { "uhd", 88.3118, 75.5843, ViewingDevice.Uhd, 0, [uhd, new(10) { Vmaf = 60 }], [2, 0.5] },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Worked))]
    public void The_worked_values_are_those_of_the_fit(
        string name, double quality, double value, ViewingDevice device, double startup, MediaChunk[] chunks, double[] stalls)
    {
        SessionScore score = new(device);
        score.Startup(startup);
        Array.ForEach(chunks, chunk => score.Play(chunk));
        Array.ForEach(stalls, stall => score.Stall(stall));
        Assert.True(Math.Abs(score.PictureQuality!.Value - quality) < 1e-4, $"{name}: quality {score.PictureQuality}");
        Assert.True(Math.Abs(score.Score!.Value - value) < 1e-4, $"{name}: score {score.Score}");
    }

    [Fact]
    public void The_points_are_those_that_the_docs_work_by_hand()
    {
        SessionScore score = new();
        score.Startup(1);
        score.Play(Good with { FramesPerSecond = 30 });
        score.Stall(4);
        ScoreLoss loss = score.Loss!;
        Assert.Equal((18.443, 0.02, 3.801, 9.927), (Math.Round(loss.LowQuality, 3), Math.Round(loss.StarvedResolution, 3), Math.Round(loss.Startup, 3), Math.Round(loss.Stalls, 3)));
        string worked = Surface.Sources.Text("docs/engine.md");
        foreach (string number in new[] { "80.0273", "67.8091", "3.712", "18.443", "0.020", "3.801", "9.927" })
        {
            Assert.Contains($"**{number}**", worked, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Mos_is_1_to_5()
    {
        Assert.Equal(1 + 4 * 0.873, Of(Good, 1).Mos!.Value, 0.002);
        SessionScore worst = new();
        worst.Play(new(1) { BitrateKbps = 1e-9, Height = 1e5 });
        worst.Stall(1e9);
        Assert.Equal((0, 1), (worst.Score, worst.Mos));
        Assert.Equal(100, worst.Loss!.LowQuality + worst.Loss.StarvedResolution + worst.Loss.Stalls, 1e-9);
        SessionScore best = new(ViewingDevice.Uhd);
        best.Play(new(1) { BitrateKbps = 1e9, Height = 1e5 });
        Assert.InRange(best.Score!.Value, 99.9, 100);
        Assert.Equal(1 + best.Score.Value / 25, best.Mos!.Value);
    }

    [Fact]
    public void Unknown_until_media_with_a_known_picture_was_played()
    {
        SessionScore score = new();
        Assert.Null(score.Score);
        score.Startup(1);
        score.Stall(2);
        score.Play(new(10));
        Assert.Null(score.Score);
        Assert.Null(score.Mos);
        Assert.Null(score.Loss);
        Assert.Null(score.PictureQuality);
        score.Play(new(10) { Vmaf = 80 });
        Assert.InRange(score.Score!.Value, 1, Of80);
        Assert.Equal(Of80, score.PictureQuality!.Value, 1e-12);
    }

    [Fact]
    public void Quality_is_weighted_by_what_played()
    {
        SessionScore score = new();
        score.Play(new(30) { Vmaf = 90 });
        score.Play(new(10) { Vmaf = 50 });
        Assert.Equal((3 * SessionScore.QualityOf(new(0) { Vmaf = 90 })!.Value + SessionScore.QualityOf(new(0) { Vmaf = 50 })!.Value) / 4, score.Score!.Value, 1e-12);
    }

    [Fact]
    public void A_chunk_says_all_that_is_known_of_it()
    {
        SessionScore score = new();
        score.Play(new(10) { Vmaf = 90, BitrateKbps = 500, Height = 360 });
        score.Play(new(10) { BitrateKbps = 500, Height = 360 });
        score.Play(new(10));
        Assert.Equal((SessionScore.QualityOf(new(0) { Vmaf = 90 })!.Value + SessionScore.QualityOf(new(0) { BitrateKbps = 500, Height = 360 })!.Value) / 2, score.PictureQuality!.Value, 1e-9);
    }

    [Fact]
    public void Bitrate_size_and_device_count_as_the_formula_says()
    {
        // So small that no resolution is starved.
        MediaChunk small = new(1) { BitrateKbps = 3000, Width = 64, Height = 36 };
        double Logit(MediaChunk picture, ViewingDevice device = ViewingDevice.Screen)
        {
            double quality = SessionScore.QualityOf(picture, device)!.Value;
            return Math.Log(quality / (100 - quality));
        }
        Assert.Equal(0.42 * Math.Log(2), Logit(small with { BitrateKbps = 6000 }) - Logit(small), 1e-6);
        Assert.Equal(0.42 * Math.Log(4), Logit(small with { Width = 128, Height = 72 }) - Logit(small), 1e-6);
        Assert.Equal(0.439, Logit(small, ViewingDevice.Uhd) - Logit(small), 1e-6);
        Assert.Equal((1 - 0.2637) * (Logit(small) - 0.5872), Logit(small, ViewingDevice.Phone) - 0.5872, 1e-6);
        Assert.Equal(Logit(Good), Logit(Good with { Width = null }), 1e-9);
        Assert.Equal(0.5872 + 0.42 * Math.Log(3), Logit(Good with { Height = null }), 1e-9);
        Assert.Equal(-0.121 + 0.903 * 1.6, Logit(new(1) { Vmaf = 90, BitrateKbps = 1 }), 1e-9);
        Assert.Equal(-0.121 + 0.903 * 1.6 + 0.439, Logit(new(1) { Vmaf = 90 }, ViewingDevice.Uhd), 1e-9);
        Assert.Equal(-0.121 + 0.903 * 1.6 * (1 - 0.2637), Logit(new(1) { Vmaf = 90 }, ViewingDevice.Phone), 1e-9);
    }

    [Fact]
    public void A_starved_resolution_loses_by_the_cube_of_what_its_bits_per_pixel_lack()
    {
        double Kept(MediaChunk picture)
        {
            SessionScore score = new();
            score.Play(picture);
            return score.PictureQuality!.Value / (100 / (1 + Math.Exp(-(0.5872 + 0.42 * (Math.Log(picture.BitrateKbps!.Value / 1000) + Math.Log(1920 * 1080 / 921_600.0))))));
        }
        MediaChunk starved = Good with { BitrateKbps = 300 };
        double lack = 0.003 / (300e3 / (1920 * 1080 * 30));
        Assert.Equal(1 / (1 + lack * lack * lack), Kept(starved), 1e-12);
        Assert.Equal(1 / (1 + Math.Pow(0.8 * lack, 3)), Kept(starved with { FramesPerSecond = 24 }), 1e-12);
        Assert.Equal(Kept(starved), Kept(starved with { FramesPerSecond = 60 }), 1e-12);
        Assert.Equal(Kept(starved), Kept(starved with { Codec = CodecFamily.H264 }), 1e-12);
        foreach (CodecFamily modern in new[] { CodecFamily.Hevc, CodecFamily.Vp9, CodecFamily.Av1 })
        {
            Assert.Equal(1 / (1 + Math.Pow(0.6 * lack, 3)), Kept(starved with { Codec = modern }), 1e-12);
        }
    }

    [Fact]
    public void The_longest_stalls_are_listed_in_order_of_time_and_the_others_as_one()
    {
        SessionScore score = new();
        for (int i = 1; i <= 12; i++)
        {
            score.Play(new(10) { Vmaf = 90 });
            score.Stall(i % 4 == 0 ? 0.5 : i);
        }
        ScoreLoss loss = score.Loss!;
        Assert.Equal([20.0, 30, 50, 60, 70, 90, 100, 110], loss.LongestStalls.Select(s => s.MediaTime));
        Assert.Equal([2.0, 3, 5, 6, 7, 9, 10, 11], loss.LongestStalls.Select(s => s.Duration));
        Assert.Equal(4, loss.OtherStallCount);
        Assert.Equal(loss.Stalls, loss.LongestStalls.Sum(s => s.Points) + loss.OtherStalls, 1e-9);
        Assert.True(loss.LongestStalls[7].Points > loss.LongestStalls[0].Points);
    }

    [Theory]
    [InlineData(double.NaN, InputStatus.NotFinite)]
    [InlineData(double.PositiveInfinity, InputStatus.NotFinite)]
    [InlineData(-1, InputStatus.Negative)]
    [InlineData(1.1e9, InputStatus.TooLarge)]
    public void What_is_out_of_range_is_refused_and_changes_nothing(double value, InputStatus status)
    {
        SessionScore score = Of(Good, 1, 4);
        double before = score.Score!.Value;
        Assert.Equal(status, score.Stall(value));
        Assert.Equal(status, score.Startup(value));
        Assert.Equal(status, score.Play(Good with { Seconds = value }));
        Assert.Equal(status, score.Play(Good with { BitrateKbps = value }));
        Assert.Equal(status, score.Play(Good with { Width = value }));
        Assert.Equal(status, score.Play(Good with { Height = value }));
        Assert.Equal(status, score.Play(Good with { FramesPerSecond = value }));
        Assert.Equal(status, score.Play(Good with { Vmaf = value }));
        Assert.Null(SessionScore.QualityOf(Good with { Vmaf = value }));
        Assert.Equal(before, score.Score!.Value);
    }

    [Fact]
    public void There_is_no_other_device() => Assert.Throws<ArgumentOutOfRangeException>(() => new SessionScore((ViewingDevice)3));

    private static SessionScore Of(MediaChunk chunk, double startup, params double[] stalls)
    {
        SessionScore score = new(ViewingDevice.Screen, NoteTerms.Value);
        score.Startup(startup);
        score.Play(chunk);
        foreach (double stall in stalls)
        {
            Assert.Equal(InputStatus.Accepted, score.Stall(stall));
        }
        return score;
    }
}
