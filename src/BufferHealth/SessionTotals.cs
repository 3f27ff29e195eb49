using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// What adds up over sessions: counts, times and histograms, as whole numbers, so that the order of adding changes nothing.
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
            double stalled = spent[(int)PlaybackState.Stalled];
            double frozen = spent[(int)PlaybackState.Frozen];
            double watched = stalled + spent[(int)PlaybackState.Startup] + spent[(int)PlaybackState.Playing] + spent[(int)PlaybackState.Seeking];
            return new(Ratio(stalled, watched + frozen), Ratio(stalled + frozen, watched + frozen), Ratio(stalled, watched));
        }
    }

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
        other is not null && Counts == other.Counts && spent.AsSpan().SequenceEqual(other.spent)
        && levels.AsSpan().SequenceEqual(other.levels) && stallLengths.AsSpan().SequenceEqual(other.stallLengths);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Counts, spent[(int)PlaybackState.Playing], levels[0]);

    private (int, int, int, int, int, int, int, int, TimeSpan, TimeSpan) Counts =>
        (Sessions, Starts, StartsFailed, ExitsBeforeStart, StallCount, EpisodeCount, FreezeCount, SeekCount, LongestStall, StartupTime);

    /// <summary>One session, as of its last sample; nothing where no sample was taken.</summary>
    internal static SessionTotals Of(ref FullState state)
    {
        if ((state.Monitor.Playback.Facts & Facts.Sampled) == 0)
        {
            return Empty;
        }
        Playback p = Snapshots.UpToNow(ref state.Monitor.Playback);
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

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}
