namespace BufferHealth.Server.Stores;

/// <summary>Which closed sessions.</summary>
internal sealed record SessionQuery
{
    /// <summary>Whose.</summary>
    public required string Tenant { get; init; }

    /// <summary>Those that ended at this time or later, in ms since 1970.</summary>
    public required long FromMs { get; init; }

    /// <summary>Those that began before this time.</summary>
    public required long ToMs { get; init; }

    /// <summary>Part of <c>sid</c> or <c>cid</c>, whatever its case; no character has a meaning of its own. Empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>With this value of this dimension only; null for all.</summary>
    public (string Dimension, string Value)? Only { get; init; }

    /// <summary>What comes first.</summary>
    public SessionOrder Order { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>The most: 1 to 10,000.</summary>
    public int Limit { get; init; } = 100;
}
