using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>One stall: playback was wanted, had begun, and did not advance.</summary>
public readonly record struct Stall
{
    /// <summary>When the playhead stopped, in seconds of the samples' clock.</summary>
    public double Start { get; init; }

    /// <summary>Seconds until playback advanced again, or was paused, sought or ended; null while the stall is open.</summary>
    public double? Duration { get; init; }

    /// <summary>Why it began.</summary>
    public StallCause Cause { get; init; }

    /// <summary>The level when it began, in seconds; null where it was unknown.</summary>
    public double? LevelAtStart { get; init; }

    /// <summary>What ended it; <see cref="StallEnding.None"/> while it is open.</summary>
    public StallEnding EndedBy { get; init; }

    /// <summary>Which episode it belongs to, from 1: stalls less than 1 s apart are one to a viewer.</summary>
    public int Episode { get; init; }

    internal static Stall From(in Interruption i, bool ended, int episode) => new()
    {
        Start = Numeric.Seconds(i.Start),
        Duration = ended ? Numeric.Seconds(i.End - i.Start) : null,
        Cause = i.Cause,
        LevelAtStart = i.LevelAtStart < 0 ? null : i.LevelAtStart,
        Episode = episode,
        EndedBy = ended ? i.EndedBy : StallEnding.None,
    };
}
