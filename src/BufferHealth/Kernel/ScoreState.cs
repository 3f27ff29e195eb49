using System.Runtime.CompilerServices;

namespace BufferHealth.Kernel;

/// <summary>Seconds of each of the longest stalls, in order of time.</summary>
[InlineArray(Length)]
internal struct LongestSeconds
{
    public const int Length = 8;

    private double first;
}

/// <summary>Media seconds before each of the longest stalls. A float: 0.01 s after a day is near enough to find it.</summary>
[InlineArray(LongestSeconds.Length)]
internal struct LongestAt
{
    private float first;
}

/// <summary>What a session score remembers, however long the session. Times are seconds.</summary>
internal struct ScoreState
{
    public PictureFacts Picture;

    /// <summary>Quality of that picture, and what it would be were its resolution not starved; negative where unknown.</summary>
    public double Quality;
    public double FullQuality;

    /// <summary>Media played, and that with a known picture.</summary>
    public double Played;
    public double Rated;

    /// <summary>Quality x seconds of the latter.</summary>
    public double QualitySum;
    public double FullSum;

    /// <summary>Negative where unknown.</summary>
    public double Startup;

    /// <summary>All stalls that have ended: seconds, and what they weigh.</summary>
    public double StallSeconds;
    public double StallWeight;

    public LongestSeconds Seconds;
    public LongestAt At;
    public int StallCount;
    public ViewingDevice Device;
}
