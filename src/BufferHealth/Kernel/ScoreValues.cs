namespace BufferHealth.Kernel;

/// <summary>A session score as it leaves the kernel, with what took it down in points. Negative is unknown.</summary>
internal struct ScoreValues
{
    public double Score;
    public double Mos;

    /// <summary>Mean picture quality by playing time, 0 to 100.</summary>
    public double Quality;

    /// <summary>Seconds of media played, and of those with a known picture.</summary>
    public double Played;
    public double Rated;

    /// <summary>Points that add up to 100 - score.</summary>
    public double Startup;
    public double Stalls;
    public double LowQuality;
    public double Starved;

    /// <summary>Of the points of the stalls: the longest ones' each, in order of time, and the others' together.</summary>
    public LongestSeconds StallPoints;
    public double OtherStalls;
    public LongestSeconds StallSeconds;
    public LongestAt StallAt;
    public int StallCount;

    /// <summary>How many of the stalls are listed.</summary>
    public int Listed;
}
