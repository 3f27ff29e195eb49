namespace BufferHealth.Cli.Simulation;

/// <summary>What became of records that were sent.</summary>
internal enum SendOutcome
{
    /// <summary>The collector has them.</summary>
    Accepted,

    /// <summary>It does not want them.</summary>
    Refused,

    /// <summary>No answer came, however often they were sent.</summary>
    Unknown,
}
