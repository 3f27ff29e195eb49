using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Queries;

/// <summary>The figures of the sessions of some minutes. Null is unknown.</summary>
/// <param name="row">The minutes, added up.</param>
internal abstract class Figures(RollupRow row)
{
    private const double HourMs = 3_600_000;

    /// <summary>The names of the columns in CSV.</summary>
    public static string[] Columns { get; } =
    [
        "viewers", "stallRatio", "stallsPerHour", "startupP50Ms", "startupP95Ms", "scoreMedian", "levelP10Ms", "levelP50Ms", "levelP90Ms",
        "started", "closed", "playingMs", "stallMs", "stallCount", "errors", "reports",
    ];

    /// <summary>The minutes, added up.</summary>
    protected RollupRow Row { get; } = row;

    /// <summary>Sessions open at the end of the busiest minute.</summary>
    public long Viewers => Row.Viewers;

    /// <summary>Time stalled divided by time stalled and played, 0 to 1, of sessions that tell both.</summary>
    public double? StallRatio => Row.PlayingMs + Row.StallMs > 0
        ? Math.Clamp((double)Row.StallMs / (Row.PlayingMs + Row.StallMs), 0, 1)
        : null;

    /// <summary>Stalls per hour of time played.</summary>
    public double? StallsPerHour => Row.PlayingMs > 0 ? Math.Max(0, Row.StallCount / (Row.PlayingMs / HourMs)) : null;

    /// <summary>Median time from the wish to play to playback, of sessions that began to play.</summary>
    public double? StartupP50Ms => Row.Startup.Quantile(0.5);

    /// <summary>The same for the 95th of 100.</summary>
    public double? StartupP95Ms => Row.Startup.Quantile(0.95);

    /// <summary>Median session score, 0 to 100, of the sessions closed.</summary>
    public double? ScoreMedian => Row.Score.Quantile(0.5);

    /// <summary>Level of the buffer that one viewer in ten is below.</summary>
    public double? LevelP10Ms => Row.Level.Quantile(0.1);

    /// <summary>Median level.</summary>
    public double? LevelP50Ms => Row.Level.Quantile(0.5);

    /// <summary>Level that one viewer in ten is above.</summary>
    public double? LevelP90Ms => Row.Level.Quantile(0.9);

    /// <summary>Sessions that began.</summary>
    public long Started => Row.Started;

    /// <summary>Sessions that were closed.</summary>
    public long Closed => Row.Closed;

    /// <summary>Time played.</summary>
    public long PlayingMs => Row.PlayingMs;

    /// <summary>Time stalled.</summary>
    public long StallMs => Row.StallMs;

    /// <summary>Stalls.</summary>
    public long StallCount => Row.StallCount;

    /// <summary>Error codes told.</summary>
    public long Errors => Row.Errors;

    /// <summary>Records taken.</summary>
    public long Reports => Row.Reports;

    /// <summary>The cells of <see cref="Columns"/>.</summary>
    public object?[] Cells() =>
    [
        Viewers, StallRatio, StallsPerHour, StartupP50Ms, StartupP95Ms, ScoreMedian, LevelP10Ms, LevelP50Ms, LevelP90Ms,
        Started, Closed, PlayingMs, StallMs, StallCount, Errors, Reports,
    ];
}
