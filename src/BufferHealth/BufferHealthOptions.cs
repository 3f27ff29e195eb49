using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// How a monitor measures. A value outside its range is refused with an <see cref="ArgumentOutOfRangeException"/> that names
/// it and the range. Immutable, so one may serve many monitors on any thread.
/// </summary>
public sealed record BufferHealthOptions
{
    private readonly double windowSeconds = 10;
    private readonly double reportIntervalSeconds = 1;
    private readonly double stallThresholdSeconds = 0.1;
    private readonly double decay = 0.8;
    private readonly ScoreModel scoreModel = ScoreModel.Live;
    private readonly ViewingDevice device = ViewingDevice.Screen;
    private readonly ImmutableArray<Rung> ladder = [];

    /// <summary>Length of the sliding window, 0.1 to 10 seconds in steps of 0.1; 10 by default.</summary>
    public double WindowSeconds
    {
        get => windowSeconds;
        init
        {
            windowSeconds = Within(value, 0.1, 10);
            if (Math.Abs(value * 10 - Math.Round(value * 10)) > 1e-9)
            {
                throw new ArgumentOutOfRangeException(nameof(WindowSeconds), value, "WindowSeconds must be a multiple of 0.1.");
            }
        }
    }

    /// <summary>Time between two reports by the samples' clock, 0.1 to 3600 seconds; 1 by default.</summary>
    public double ReportIntervalSeconds
    {
        get => reportIntervalSeconds;
        init => reportIntervalSeconds = Within(value, 0.1, 3600);
    }

    /// <summary>By level alone: a level below this, per unit of playback rate, may be a stall; 0.01 to 5 seconds, 0.1 by default.</summary>
    public double StallThresholdSeconds
    {
        get => stallThresholdSeconds;
        init => stallThresholdSeconds = Within(value, 0.01, 5);
    }

    /// <summary>Weight in the decayed level of a 100 ms older than now against now, 0.01 to 0.99; 0.8 by default.</summary>
    public double Decay
    {
        get => decay;
        init => decay = Within(value, 0.01, 0.99);
    }

    /// <summary>The formula of the score; <see cref="BufferHealth.ScoreModel.Live"/> by default.</summary>
    public ScoreModel ScoreModel
    {
        get => scoreModel;
        init => scoreModel = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ScoreModel), value, "ScoreModel must be Live or Classic.");
    }

    /// <summary>What the session is watched on; <see cref="ViewingDevice.Screen"/> by default.</summary>
    public ViewingDevice Device
    {
        get => device;
        init => device = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Device), value, "Device must be Screen, Phone or Uhd.");
    }

    /// <summary>
    /// The renditions that there are, none by default: a sample that tells the bitrate or the height of one tells its VMAF
    /// and the rest, too. Null is refused, also among the rungs.
    /// </summary>
    public ImmutableArray<Rung> Ladder
    {
        get => ladder;
        init => ladder = value.IsDefault || value.Contains(null!)
            ? throw new ArgumentException("Ladder must not be null, nor any rung of it.", nameof(Ladder))
            : value;
    }

    internal static BufferHealthOptions Default { get; } = new();

    internal void Start(ref FullState state) =>
        FullMonitors.Start(ref state, (int)Math.Round(WindowSeconds * 10), ReportIntervalSeconds, StallThresholdSeconds, Decay, (int)ScoreModel);

    private static double Within(double value, double least, double most, [CallerMemberName] string name = "") =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be {least} to {most}."));
}
