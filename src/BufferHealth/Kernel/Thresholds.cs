namespace BufferHealth.Kernel;

/// <summary>The numbers of the rules, each with the measurement or the reason that it comes from.</summary>
internal static class Thresholds
{
    /// <summary>
    /// At this level per unit of rate nothing is left to play: in 19 recorded stalls <c>waiting</c> fired at 0.037 to 0.058 s
    /// at normal speed and at 0.122 s at double speed.
    /// </summary>
    internal const double StarvedSeconds = 0.1;

    /// <summary>With more than this buffered a standing playback is the engine's fault, not the network's: a freeze.</summary>
    internal const double BufferedSeconds = 0.5;

    /// <summary>A playhead that stands this near to the end of fully buffered media has reached it: some stop 0.1 to 0.4 s short.</summary>
    internal const double EndSeconds = 1;

    /// <summary>Movement below this is no progress: clocks of media elements creep by fractions of a millisecond.</summary>
    internal const double ProgressSeconds = 0.0005;

    /// <summary>Two samples nearer than this say nothing about a playhead or a level that did not move between them.</summary>
    internal const double ConclusiveMicroseconds = 20_000;

    /// <summary>A playhead further back than this was moved by somebody.</summary>
    internal const double JumpBackSeconds = 0.05;

    /// <summary>A playhead this far ahead of what the rate allows was moved by somebody.</summary>
    internal const double JumpAheadSeconds = 1;

    /// <summary>Progress must be kept for this long before it ends a stall: engines nudge the playhead to wake a decoder.</summary>
    internal const double ResumedMicroseconds = 150_000;

    /// <summary>By level alone: a rise by more than this between two samples is data that arrived.</summary>
    internal const double RiseSeconds = 0.05;

    /// <summary>An autoplaying element stops being paused just before it says <c>canplay</c>: 2 ms in the recordings.</summary>
    internal const double AutoplayMicroseconds = 50_000;

    /// <summary>
    /// After a stall Chromium's playhead comes back by 0.04 to 0.065 s ahead of what was left at the stop, and stands for as
    /// long at once: nobody waited for that. A leap of up to this, in a sample taken at an event of the player, began there.
    /// </summary>
    internal const double SnapMicroseconds = 70_000;

    /// <summary>Least time without progress that makes a stall while there is still something to play.</summary>
    internal const double StoodMicroseconds = 300_000;

    /// <summary>A frozen picture shorter than this is a hiccup that few viewers see.</summary>
    internal const double FrozenMicroseconds = 500_000;

    /// <summary>A stop shorter than this is the jitter of clocks, not even a micro-stall.</summary>
    internal const double MicroStallMicroseconds = 50_000;

    /// <summary>Seeks nearer than this to one another are one: somebody scrubs.</summary>
    internal const double SameSeekMicroseconds = 2_000_000;

    /// <summary>After so long without a sample the machine slept or the page was frozen: nobody knows what the viewer saw.</summary>
    internal const double SuspendedMicroseconds = 30_000_000;

    /// <summary>A longer interval than this is a gap: a hidden tab, a busy machine. Nothing is inferred from missing samples.</summary>
    internal const double GapMicroseconds = 1_500_000;

    /// <summary>After a gap, a level (per unit of rate) at or below this shows that the missing playback was a stall.</summary>
    internal const double GapStarvedSeconds = 0.3;

    /// <summary>Stalls nearer than this to one another are one episode to a viewer.</summary>
    internal const double EpisodeMicroseconds = 1_000_000;

    /// <summary>A stall of this length is worth a warning of its own.</summary>
    internal const double LongStallMicroseconds = 30_000_000;

    /// <summary>A stall of this length ends: whoever is still there does not watch.</summary>
    internal const double CapMicroseconds = 300_000_000;

    /// <summary>A gap that the playhead crossed but for this much was playing.</summary>
    internal const double UnobservedMicroseconds = 1_000_000;
}
