using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// One freeze: the picture stood for 0.5 s or more while the playhead advanced, or playback stood with more than 0.5 s
/// buffered from the start on. Never counted among the stalls.
/// </summary>
public readonly record struct Freeze
{
    /// <summary>When it began, in seconds of the samples' clock.</summary>
    public double Start { get; init; }

    /// <summary>Its length in seconds; null while it is open.</summary>
    public double? Duration { get; init; }

    /// <summary>What ended it; <see cref="StallEnding.None"/> while it is open.</summary>
    public StallEnding EndedBy { get; init; }

    internal static Freeze From(in Interruption i, bool ended) => new()
    {
        Start = Numeric.Seconds(i.Start),
        Duration = ended ? Numeric.Seconds(i.End - i.Start) : null,
        EndedBy = ended ? i.EndedBy : StallEnding.None,
    };
}
