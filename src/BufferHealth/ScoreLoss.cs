using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// What took a session score down, in points: startup, stalls, low quality and starved resolution add up to 100 - score
/// (but for rounding, less than 1e-9). Each part gets its share by the logarithm of what it leaves, so the order of things
/// changes nothing.
/// </summary>
public sealed record ScoreLoss
{
    private ScoreLoss()
    {
    }

    /// <summary>The wait for the first picture.</summary>
    public double Startup { get; private init; }

    /// <summary>All stalls, an open one included.</summary>
    public double Stalls { get; private init; }

    /// <summary>A picture below the best: too low a bitrate or too small for its codec and device.</summary>
    public double LowQuality { get; private init; }

    /// <summary>A resolution with too few bits for its pixels.</summary>
    public double StarvedResolution { get; private init; }

    /// <summary>The longest stalls, eight at the most, in order of time. A part of <see cref="Stalls"/>.</summary>
    public IReadOnlyList<StallLoss> LongestStalls { get; private init; } = [];

    /// <summary>Points of the stalls that are not listed; 0 where all are.</summary>
    public double OtherStalls { get; private init; }

    /// <summary>How many stalls are not listed.</summary>
    public int OtherStallCount { get; private init; }

    internal static ScoreLoss? Of(ref ScoreValues v)
    {
        if (v.Score < 0)
        {
            return null;
        }
        StallLoss[] longest = v.Listed == 0 ? [] : new StallLoss[v.Listed];
        for (int i = 0; i < longest.Length; i++)
        {
            longest[i] = new(v.Session.At[i], v.Session.Seconds[i], v.StallPoints[i]);
        }
        return new()
        {
            Startup = v.Startup,
            Stalls = v.Stalls,
            LowQuality = v.LowQuality,
            StarvedResolution = v.Starved,
            LongestStalls = longest,
            OtherStalls = v.OtherStalls,
            OtherStallCount = v.Session.StallCount - v.Listed,
        };
    }
}
