namespace BufferHealth.Server.Stores;

/// <summary>Which minutes, and what they are added up to.</summary>
internal sealed record RollupQuery
{
    /// <summary>Whose.</summary>
    public required string Tenant { get; init; }

    /// <summary>Minutes that began at this time or later, in ms since 1970.</summary>
    public required long FromMs { get; init; }

    /// <summary>Minutes that began before this time.</summary>
    public required long ToMs { get; init; }

    /// <summary>The dimension.</summary>
    public required string Dimension { get; init; }

    /// <summary>One value of it; null for each on its own.</summary>
    public string? Value { get; init; }

    /// <summary>
    /// The length of what minutes are added up to, a multiple of a minute; null for the whole range at once. The viewers of a sum are those of
    /// its busiest minute. A step begins at a multiple of its length since 1970, the whole range at <see cref="FromMs"/>.
    /// </summary>
    public TimeSpan? Step { get; init; }

    /// <summary>The most values, those with the most time played first; 1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}
