using System.Runtime.CompilerServices;

namespace BufferHealth.Kernel;

/// <summary>Microseconds spent in each <see cref="PlaybackState"/> that has been left.</summary>
[InlineArray(Length)]
internal struct StateTimes
{
    public const int Length = 10;

    private double first;
}

/// <summary>One stall or freeze. Times are microseconds of the samples' clock.</summary>
internal struct Interruption
{
    public double Start;

    /// <summary>Holds only once <see cref="EndedBy"/> says that it has ended.</summary>
    public double End;

    /// <summary>Seconds; negative where unknown.</summary>
    public double LevelAtStart;

    public StallCause Cause;
    public StallEnding EndedBy;
}

/// <summary>What the kernel remembers between samples, as bits of <see cref="Playback.Facts"/>.</summary>
[Flags]
internal enum Facts
{
    None = 0,

    /// <summary>A sample has been taken.</summary>
    Sampled = 1 << 0,

    /// <summary>There is a sample with a playhead to measure the next one against.</summary>
    PlayheadKnown = 1 << 1,

    /// <summary>A level has been taken.</summary>
    LevelKnown = 1 << 2,

    /// <summary>Playback has advanced once.</summary>
    Begun = 1 << 3,

    /// <summary>The start of playback was watched from the wish to play on.</summary>
    StartWatched = 1 << 4,

    /// <summary>A seek, a pause or a hidden tab fell into the startup.</summary>
    StartTainted = 1 << 5,

    /// <summary>The last samples showed no progress, for too short a time to call it a stall.</summary>
    Suspect = 1 << 6,

    /// <summary>The player said that it waits.</summary>
    WaitingSaid = 1 << 7,

    /// <summary>Playback seems to advance again since <see cref="Playback.Resumed"/>.</summary>
    Resuming = 1 << 8,

    /// <summary>A count of frames has been taken.</summary>
    FramesKnown = 1 << 9,

    /// <summary>By level alone: the level has been at or over the threshold.</summary>
    LevelReached = 1 << 10,

    /// <summary>The level has fallen as playback lets it fall, since the present state began.</summary>
    Fallen = 1 << 11,

    /// <summary>The present freeze is playback that stands with data buffered, not a picture that stands.</summary>
    Standing = 1 << 12,

    /// <summary>A sample with a playhead has been taken: from then on the playhead decides.</summary>
    PlayheadSeen = 1 << 13,

    /// <summary>The present stall has been reported as a long one.</summary>
    LongSaid = 1 << 14,

    /// <summary>A stall was capped: nothing accrues until playback advances.</summary>
    Capped = 1 << 15,

    /// <summary>The player failed before playback had begun.</summary>
    StartFailed = 1 << 16,

    /// <summary>Playback was wanted, had not begun, and the session was closed.</summary>
    StartLeft = 1 << 17,

    /// <summary>A stall was capped at least once in this session.</summary>
    CapReached = 1 << 18,

    /// <summary>With this sample the player says that a seek is under way, and before it did not.</summary>
    SeekSaid = 1 << 19,
}

/// <summary>
/// The state of one playback without its window: all that following a session takes. Times are whole microseconds of
/// the samples' clock, held in a double, so that sums of them are exact.
/// </summary>
internal struct Playback
{
    public double StartTime;
    public double LastTime;
    public double Level;
    public double Rate;
    public double Quality;

    /// <summary>When the present state began.</summary>
    public double Since;

    /// <summary>When the state before it began: one sample may show two changes.</summary>
    public double PassedSince;

    public StateTimes Spent;

    /// <summary>The sample that the next playhead is measured against.</summary>
    public double PlayheadTime;
    public double Playhead;

    /// <summary>The last instant at which the playhead is known to have moved, and where it stood then.</summary>
    public double StopTime;
    public double StopPlayhead;

    /// <summary>The level when it stopped, in seconds; negative where unknown.</summary>
    public double StopLevel;

    /// <summary>When playback seems to have advanced again.</summary>
    public double Resumed;

    /// <summary>Usual time between samples, and between movements of the playhead.</summary>
    public double Interval;
    public double Step;

    public double Frames;
    public double FramesChanged;
    public double FramesPlayhead;

    /// <summary>By level alone: the sample that the next level is measured against, and the end of the last fall.</summary>
    public double LevelTime;
    public double LevelBefore;
    public double FallEnd;

    /// <summary>The middle of the last interval, where the level rose in it; negative where it did not.</summary>
    public double RiseMiddle;

    /// <summary>When the media began to load while nobody had asked for playback yet; negative where that was not seen.</summary>
    public double LoadTime;
    public double StartupTime;

    /// <summary>The last moment of a seek: the last scrub while it goes on, the first progress once it is over.</summary>
    public double LastSeek;

    /// <summary>The last seek that ended: from the last scrub, and from the first.</summary>
    public double SeekLatency;
    public double SeekDuration;
    public double LongestStall;

    public double Score;
    public double StallMemory;
    public double ScoreTime;

    public double NextReport;

    public Interruption Stall;
    public Interruption Freeze;

    public double ThresholdSeconds;
    public double ReportInterval;

    public PlaybackState State;
    public Facts Facts;

    /// <summary>The viewer's intent and the player's flags, as last told.</summary>
    public SampleFields Intent;

    public ScoreModel ScoreModel;
    public int StallCount;
    public int MicroStallCount;
    public int FreezeCount;
    public int SeekCount;
    public int EpisodeCount;

    /// <summary>The state before the present one.</summary>
    public PlaybackState Passed;
    public int InputFaults;
    public Signals Signals;
}
