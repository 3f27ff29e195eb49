using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// What a monitor knows as of its last sample. Times and levels are seconds; null is unknown. The times spent in the
/// states (<see cref="PlayingTime"/> and so on, stalls and freezes among them) add up to <see cref="ElapsedTime"/> exactly.
/// </summary>
public sealed record Metrics
{
    internal Metrics(in MetricValues v, in ExtraValues e, ref ScoreValues s)
    {
        Confidence = v.Confidence < 0 ? null : (Confidence)(int)v.Confidence;
        State = (PlaybackState)(int)v.State;
        ElapsedTime = v.ElapsedTime;
        StartupTime = Known(v.StartupTime);
        StartupTainted = v.StartupTainted != 0;
        StallCount = (int)v.StallCount;
        MicroStallCount = (int)v.MicroStallCount;
        TotalStallDuration = v.TotalStallDuration;
        LongestStall = v.LongestStall;
        FreezeCount = (int)v.FreezeCount;
        FreezeDuration = v.FreezeDuration;
        SeekCount = (int)v.SeekCount;
        SeekTime = v.SeekTime;
        PlayingTime = v.PlayingTime;
        PausedTime = v.PausedTime;
        StartingTime = v.StartingTime;
        IdleTime = v.IdleTime;
        EndedTime = v.EndedTime;
        SuspendedTime = v.SuspendedTime;
        UnobservedTime = v.UnobservedTime;
        BufferLevel = Known(v.BufferLevel);
        AvgBufferLevel = Known(v.AvgBufferLevel);
        DecayedBufferLevel = Known(v.DecayedBufferLevel);
        MinBufferLevel = Known(v.MinBufferLevel);
        QoeScore = Known(v.QoeScore);
        EpisodeCount = (int)v.EpisodeCount;
        StallDurationMax = v.StallDurationMax;
        StallCapped = v.StallCapped != 0;
        StartFailed = v.StartFailed != 0;
        ExitBeforeStart = v.ExitBeforeStart != 0;
        RebufferRatio = new(Known(v.RebufferRatio.Cta), Known(v.RebufferRatio.Mux), Known(v.RebufferRatio.Media3));
        ObservedRatio = Known(v.ObservedRatio);
        Health = v.Health < 0 ? null : (HealthLevel)(int)v.Health;
        TimeToEmpty = Known(e.TimeToEmpty);
        StallRisk = Known(e.StallRisk);
        BitrateKbps = Known(e.BitrateKbps);
        MeanBitrateKbps = Known(e.MeanBitrateKbps);
        SwitchesUp = (int)e.SwitchesUp;
        SwitchesDown = (int)e.SwitchesDown;
        DroppedFrames = Known(e.DroppedFrames);
        SessionScore = Known(s.Score);
        Mos = Known(s.Mos);
        PictureQuality = Known(s.Quality);
        ScoreLoss = BufferHealth.ScoreLoss.Of(ref s);
        InputFaults = (int)v.InputFaults;
    }

    /// <summary>Version of the definitions behind these numbers; it changes when the same samples would give other numbers.</summary>
    public int Definitions { get; } = Monitors.Definitions;

    /// <summary>What stalls were found by; null before the first sample.</summary>
    public Confidence? Confidence { get; }

    /// <summary>The playback state at the last sample.</summary>
    public PlaybackState State { get; }

    /// <summary>From the first sample to the last.</summary>
    public double ElapsedTime { get; }

    /// <summary>
    /// Wanted time from the wish to play to the first progress; null before that, and where the wish was not watched: the
    /// monitor came late, or had levels only and was not told of it by <see cref="BufferHealthMonitor.Play()"/>.
    /// </summary>
    public double? StartupTime { get; }

    /// <summary>Whether a seek, a pause or a hidden player fell into the startup, so that its time says little.</summary>
    public bool StartupTainted { get; }

    /// <summary>Stalls so far, an open one included.</summary>
    public int StallCount { get; }

    /// <summary>Stops too short to be called a stall.</summary>
    public int MicroStallCount { get; }

    /// <summary>Seconds of all stalls, an open one counted up to the last sample.</summary>
    public double TotalStallDuration { get; }

    /// <summary>Seconds of the longest stall, an open one included; 0 without any.</summary>
    public double LongestStall { get; }

    /// <summary>Freezes so far: see <see cref="Freeze"/>.</summary>
    public int FreezeCount { get; }

    /// <summary>Seconds of all freezes.</summary>
    public double FreezeDuration { get; }

    /// <summary>Seeks so far; those within 2 s of one another are one.</summary>
    public int SeekCount { get; }

    /// <summary>Seconds from seeks until playback advanced again.</summary>
    public double SeekTime { get; }

    /// <summary>Seconds of playback.</summary>
    public double PlayingTime { get; }

    /// <summary>Seconds paused.</summary>
    public double PausedTime { get; }

    /// <summary>Seconds in startup, also where <see cref="StartupTime"/> is unknown.</summary>
    public double StartingTime { get; }

    /// <summary>Seconds before anybody asked for playback.</summary>
    public double IdleTime { get; }

    /// <summary>Seconds after the end.</summary>
    public double EndedTime { get; }

    /// <summary>Seconds of gaps between samples of 30 s or more.</summary>
    public double SuspendedTime { get; }

    /// <summary>Seconds of which samples do not tell what the viewer saw: see <see cref="PlaybackState.Unobserved"/>.</summary>
    public double UnobservedTime { get; }

    /// <summary>The level at the last sample that knew it; null before the first, and from a gap of 30 s or more until the next.</summary>
    public double? BufferLevel { get; }

    /// <summary>Mean of the level over the sliding window, weighted by time: a level holds until the next sample.</summary>
    public double? AvgBufferLevel { get; }

    /// <summary>Mean of the level in which 100 ms of age cost a factor of <see cref="BufferHealthOptions.Decay"/>.</summary>
    public double? DecayedBufferLevel { get; }

    /// <summary>Least level in the sliding window.</summary>
    public double? MinBufferLevel { get; }

    /// <summary>The score, 0 to 100, by <see cref="BufferHealthOptions.ScoreModel"/>; null where that needs a level and none is known.</summary>
    public double? QoeScore { get; }

    /// <summary>Stalls less than 1 s apart counted as one.</summary>
    public int EpisodeCount { get; }

    /// <summary>The most that stalls can have taken: the stalls found and all that was not observed, in seconds.</summary>
    public double StallDurationMax { get; }

    /// <summary>Whether a stall reached 300 s and was ended there.</summary>
    public bool StallCapped { get; }

    /// <summary>Whether the player failed before playback had begun.</summary>
    public bool StartFailed { get; }

    /// <summary>Whether the session was closed while playback was wanted and had not begun.</summary>
    public bool ExitBeforeStart { get; }

    /// <summary>The rebuffer ratio under each definition.</summary>
    public RebufferRatios RebufferRatio { get; }

    /// <summary>The share of watching of which samples tell what the viewer saw, 0 to 1; null before any watching.</summary>
    public double? ObservedRatio { get; }

    /// <summary>What is about to happen, by the level; null before the first level.</summary>
    public HealthLevel? Health { get; }

    /// <summary>
    /// Seconds until the level is empty if media goes on to arrive as it did; null where it does not drain, where nothing
    /// is known, and where no stall can come: not playing, or buffered to the end.
    /// </summary>
    public double? TimeToEmpty { get; }

    /// <summary>The chance of a stall within the next 4 s, 0 to 1: see docs/forecast.md. Null where none can come or nothing is known.</summary>
    public double? StallRisk { get; }

    /// <summary>Bitrate being played in kbit/s; null where unknown.</summary>
    public double? BitrateKbps { get; }

    /// <summary>Mean bitrate in kbit/s, weighted by playing time; null where nothing was played at a known one.</summary>
    public double? MeanBitrateKbps { get; }

    /// <summary>Changes to a higher bitrate.</summary>
    public int SwitchesUp { get; }

    /// <summary>Changes to a lower bitrate.</summary>
    public int SwitchesDown { get; }

    /// <summary>Frames dropped since the start; null where unknown.</summary>
    public double? DroppedFrames { get; }

    /// <summary>
    /// The score of the session so far, 0 to 100: picture quality by playing time, and what stalls and startup leave of it.
    /// Null while nothing was played of which samples told bitrate, VMAF or quality. Freezes do not count.
    /// </summary>
    public double? SessionScore { get; }

    /// <summary>The estimated mean opinion score, 1 to 5: 1 + 4 x session score / 100; null where that is.</summary>
    public double? Mos { get; }

    /// <summary>Mean picture quality, 0 to 100, by playing time; null where the session score is.</summary>
    public double? PictureQuality { get; }

    /// <summary>What took the session score down, in points that add up to 100 - score; null where that is.</summary>
    public ScoreLoss? ScoreLoss { get; }

    /// <summary>Samples refused so far: see <see cref="InputStatus"/>.</summary>
    public int InputFaults { get; }

    /// <summary>The metrics as one JSON object, the same in .NET and in the page.</summary>
    public string ToJson() => MetricsJson.Write(this);

    private static double? Known(double value) => value < 0 ? null : value;
}
