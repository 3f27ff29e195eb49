using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// What adds up over sessions: counts, times, media played and histograms, as whole numbers, so that the order of adding changes nothing.
/// Immutable. <see cref="Empty"/> added to anything gives that thing.
/// </summary>
public sealed record SessionTotals
{
    private readonly long[] spent = new long[StateTimes.Length];
    private readonly long[] levels = new long[LevelTimes.Length];
    private readonly int[] stallLengths = new int[Kernel.StallLengths.Length];

    private SessionTotals()
    {
    }

    /// <summary>Nothing at all.</summary>
    public static SessionTotals Empty { get; } = new();

    /// <summary>Upper limits of the level histogram's bins in seconds; the last bin has none.</summary>
    public static IReadOnlyList<double> LevelLimits { get; } = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32];

    /// <summary>Upper limits of the stall histogram's bins in seconds; the last bin has none.</summary>
    public static IReadOnlyList<double> StallLimits { get; } = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];

    /// <summary>Sessions.</summary>
    public int Sessions { get; private init; }

    /// <summary>Sessions in which playback began and its startup was watched.</summary>
    public int Starts { get; private init; }

    /// <summary>Sessions that failed before playback had begun.</summary>
    public int StartsFailed { get; private init; }

    /// <summary>Sessions that were closed while playback was wanted and had not begun.</summary>
    public int ExitsBeforeStart { get; private init; }

    /// <summary>Stalls.</summary>
    public int StallCount { get; private init; }

    /// <summary>Episodes of stalls.</summary>
    public int EpisodeCount { get; private init; }

    /// <summary>Freezes.</summary>
    public int FreezeCount { get; private init; }

    /// <summary>Seeks.</summary>
    public int SeekCount { get; private init; }

    /// <summary>Stops too short to be called a stall.</summary>
    public int MicroStallCount { get; private init; }

    /// <summary>Switches to a higher bitrate.</summary>
    public int SwitchesUp { get; private init; }

    /// <summary>Switches to a lower bitrate.</summary>
    public int SwitchesDown { get; private init; }

    /// <summary>Frames dropped, in the sessions that told of them; null where none did.</summary>
    public long? DroppedFrames { get; private init; }

    /// <summary>Samples that were refused.</summary>
    public int InputFaults { get; private init; }

    /// <summary>Time played at a known bitrate: what <see cref="MeanBitrateKbps"/> is weighted by.</summary>
    public TimeSpan BitrateTime { get; private init; }

    /// <summary>
    /// Mean bitrate in kbit/s, weighted by playing time over all sessions; null where nothing was played at a known one.
    /// </summary>
    public double? MeanBitrateKbps => BitrateTime > TimeSpan.Zero ? (double)Played / BitrateTime.Ticks * TimeSpan.TicksPerMicrosecond : null;

    /// <summary>The longest stall.</summary>
    public TimeSpan LongestStall { get; private init; }

    /// <summary>All startup times of <see cref="Starts"/> added up.</summary>
    public TimeSpan StartupTime { get; private init; }

    /// <summary>Time stalled.</summary>
    public TimeSpan TotalStallDuration => Time(PlaybackState.Stalled);

    /// <summary>The rebuffer ratios over all sessions together, as if they were one.</summary>
    public RebufferRatios RebufferRatio
    {
        get
        {
            RatioValues ratio = Shares().RebufferRatio;
            return new(Known(ratio.Cta), Known(ratio.Mux), Known(ratio.Media3));
        }
    }

    /// <summary>Time of which samples tell what the viewer saw: startup, playing, stalled, frozen, seeking.</summary>
    public TimeSpan ObservedTime => Time(PlaybackState.Startup) + Time(PlaybackState.Playing) + Time(PlaybackState.Stalled)
        + Time(PlaybackState.Frozen) + Time(PlaybackState.Seeking);

    /// <summary>The most that may have been stalled: <see cref="TotalStallDuration"/> and all that was unobserved.</summary>
    public TimeSpan StallDurationMax => Time(PlaybackState.Stalled) + Time(PlaybackState.Unobserved);

    /// <summary>The share of watching that was observed, 0 to 1: see <see cref="Metrics.ObservedRatio"/>. Null before any watching.</summary>
    public double? ObservedRatio => Known(Shares().ObservedRatio);

    /// <summary>Time at a level, a bin each: see <see cref="LevelLimits"/>.</summary>
    public IReadOnlyList<TimeSpan> LevelHistogram => [.. levels.Select(TimeSpan.FromMicroseconds)];

    /// <summary>Stalls that have ended, a bin for each length: see <see cref="StallLimits"/>.</summary>
    public IReadOnlyList<int> StallHistogram => [.. stallLengths];

    /// <summary>Time spent in a state.</summary>
    public TimeSpan Time(PlaybackState state) => TimeSpan.FromMicroseconds(spent[(int)state]);

    /// <summary>These and those. The order changes nothing.</summary>
    public SessionTotals Merge(SessionTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SessionTotals sum = new()
        {
            Sessions = Sessions + other.Sessions,
            Starts = Starts + other.Starts,
            StartsFailed = StartsFailed + other.StartsFailed,
            ExitsBeforeStart = ExitsBeforeStart + other.ExitsBeforeStart,
            StallCount = StallCount + other.StallCount,
            EpisodeCount = EpisodeCount + other.EpisodeCount,
            FreezeCount = FreezeCount + other.FreezeCount,
            SeekCount = SeekCount + other.SeekCount,
            MicroStallCount = MicroStallCount + other.MicroStallCount,
            SwitchesUp = SwitchesUp + other.SwitchesUp,
            SwitchesDown = SwitchesDown + other.SwitchesDown,
            DroppedFrames = DroppedFrames + other.DroppedFrames ?? DroppedFrames ?? other.DroppedFrames,
            InputFaults = InputFaults + other.InputFaults,
            Played = Played + other.Played,
            BitrateTime = BitrateTime + other.BitrateTime,
            LongestStall = LongestStall > other.LongestStall ? LongestStall : other.LongestStall,
            StartupTime = StartupTime + other.StartupTime,
        };
        Add(sum.spent, spent, other.spent);
        Add(sum.levels, levels, other.levels);
        for (int i = 0; i < stallLengths.Length; i++)
        {
            sum.stallLengths[i] = stallLengths[i] + other.stallLengths[i];
        }
        return sum;
    }

    /// <summary>Whether all counts, times and bins are equal.</summary>
    public bool Equals(SessionTotals? other) =>
        other is not null && Counts == other.Counts && Picture == other.Picture && spent.AsSpan().SequenceEqual(other.spent)
        && levels.AsSpan().SequenceEqual(other.levels) && stallLengths.AsSpan().SequenceEqual(other.stallLengths);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Counts, spent[(int)PlaybackState.Playing], levels[0]);

    /// <summary>Kilobits a second times microseconds, whole, so that sums are exact: up to 1e24 a session, which 64 bits do not hold.</summary>
    private Int128 Played { get; init; }

    private (int, int, int, int, int, int, int, int, int, int, TimeSpan, TimeSpan) Counts =>
        (Sessions, Starts, StartsFailed, ExitsBeforeStart, StallCount, MicroStallCount, EpisodeCount, FreezeCount, SeekCount, InputFaults, LongestStall, StartupTime);

    private (int, int, long?, Int128, TimeSpan) Picture => (SwitchesUp, SwitchesDown, DroppedFrames, Played, BitrateTime);

    /// <summary>One session, as of its last sample; nothing but the samples that were refused where none was taken.</summary>
    internal static SessionTotals Of(ref FullState state)
    {
        if ((state.Monitor.Playback.Facts & Facts.Sampled) == 0)
        {
            return new() { InputFaults = state.Monitor.Playback.InputFaults };
        }
        Playback p = state.Monitor.Playback;
        Snapshots.UpToNow(ref p);
        Renditions played = state.Extras.Renditions;
        RenditionSums.Add(ref played, p.Spent[(int)PlaybackState.Playing]);
        bool started = (p.Facts & (Facts.Begun | Facts.StartWatched)) == (Facts.Begun | Facts.StartWatched);
        SessionTotals totals = new()
        {
            Sessions = 1,
            Starts = started ? 1 : 0,
            StartsFailed = (p.Facts & Facts.StartFailed) != 0 ? 1 : 0,
            ExitsBeforeStart = (p.Facts & Facts.StartLeft) != 0 ? 1 : 0,
            StallCount = p.StallCount,
            EpisodeCount = p.EpisodeCount,
            FreezeCount = p.FreezeCount,
            SeekCount = p.SeekCount,
            MicroStallCount = p.MicroStallCount,
            SwitchesUp = played.SwitchesUp,
            SwitchesDown = played.SwitchesDown,
            DroppedFrames = played.DroppedFrames < 0 ? null : (long)played.DroppedFrames,
            InputFaults = p.InputFaults,
            Played = (Int128)Math.Round(played.Played),
            BitrateTime = TimeSpan.FromMicroseconds(played.PlayedTime),
            LongestStall = TimeSpan.FromMicroseconds(p.LongestStall),
            StartupTime = TimeSpan.FromMicroseconds(started ? p.StartupTime : 0),
        };
        for (int i = 0; i < StateTimes.Length; i++)
        {
            totals.spent[i] = (long)p.Spent[i];
        }
        for (int i = 0; i < LevelTimes.Length; i++)
        {
            totals.levels[i] = (long)state.Extras.Histograms.Levels[i];
        }
        for (int i = 0; i < Kernel.StallLengths.Length; i++)
        {
            totals.stallLengths[i] = state.Extras.Histograms.Stalls[i];
        }
        return totals;
    }

    private static void Add(long[] sum, long[] a, long[] b)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = a[i] + b[i];
        }
    }

    private MetricValues Shares()
    {
        MetricValues v = new()
        {
            StartingTime = spent[(int)PlaybackState.Startup],
            PlayingTime = spent[(int)PlaybackState.Playing],
            TotalStallDuration = spent[(int)PlaybackState.Stalled],
            FreezeDuration = spent[(int)PlaybackState.Frozen],
            SeekTime = spent[(int)PlaybackState.Seeking],
            UnobservedTime = spent[(int)PlaybackState.Unobserved],
            SuspendedTime = spent[(int)PlaybackState.Suspended],
        };
        Ratios.Take(ref v);
        return v;
    }

    private static double? Known(double value) => value < 0 ? null : value;
}
