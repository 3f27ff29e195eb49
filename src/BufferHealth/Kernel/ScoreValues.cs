namespace BufferHealth.Kernel;

/// <summary>A session score as it leaves the kernel, with what took it down in points. Negative is unknown.</summary>
internal struct ScoreValues
{
    /// <summary>The session that it is of, an open stall included.</summary>
    public ScoreState Session;

    public double Score;
    public double Mos;

    /// <summary>Mean picture quality by playing time, 0 to 100.</summary>
    public double Quality;

    /// <summary>Points that add up to 100 - score.</summary>
    public double Startup;
    public double Stalls;
    public double LowQuality;
    public double Starved;

    /// <summary>Of the points of the stalls: the longest ones' each, in order of time, and the others' together.</summary>
    public LongestSeconds StallPoints;
    public double OtherStalls;

    /// <summary>How many of the stalls are listed.</summary>
    public int Listed;
    public int Reserved;
}
