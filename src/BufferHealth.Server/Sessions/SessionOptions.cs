namespace BufferHealth.Server.Sessions;

/// <summary>Bounds and times of a shard. Values outside their range are refused when the shard is made.</summary>
internal sealed record SessionOptions
{
    /// <summary>The most sessions at one time: 1 to 1,000,000. One more closes the one that has been silent for longest.</summary>
    public int Capacity { get; init; } = 16_384;

    /// <summary>
    /// How long a record of event mode waits for earlier ones: 0 to 60 s. Nothing but the final row waits with it, so it covers
    /// a retry after 10 s.
    /// </summary>
    public TimeSpan ReorderWindow { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Without a report for so long a session is closed: 1 s to 1 h. Players report every 30 s: this is two lost ones.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a session that said its end waits for records that were held up: 0 s to 1 h.</summary>
    public TimeSpan EndLinger { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Custom keys kept of a session: 0 to 8. More are refused and counted.</summary>
    public int CustomKeys { get; init; } = 4;

    /// <summary>Values told of each dimension in a minute: 1 to 10,000. More are added up under <see cref="Rollups.Dimensions.Others"/> and counted.</summary>
    public int RollupValues { get; init; } = 200;

    /// <summary>Custom keys that are dimensions of a tenant's minute: 0 to 100. More are left out of it and counted.</summary>
    public int RollupKeys { get; init; } = 16;

    /// <summary>The same options, when each is in its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not; the message names it and its range.</exception>
    internal SessionOptions Checked()
    {
        Require(Capacity is >= 1 and <= 1_000_000, nameof(Capacity), Capacity, "1 to 1000000");
        Require(ReorderWindow >= TimeSpan.Zero && ReorderWindow <= TimeSpan.FromSeconds(60), nameof(ReorderWindow), ReorderWindow, "0 to 60 s");
        Require(IdleLimit >= TimeSpan.FromSeconds(1) && IdleLimit <= TimeSpan.FromHours(1), nameof(IdleLimit), IdleLimit, "1 s to 1 h");
        Require(EndLinger >= TimeSpan.Zero && EndLinger <= TimeSpan.FromHours(1), nameof(EndLinger), EndLinger, "0 s to 1 h");
        Require(CustomKeys is >= 0 and <= 8, nameof(CustomKeys), CustomKeys, "0 to 8");
        Require(RollupValues is >= 1 and <= 10_000, nameof(RollupValues), RollupValues, "1 to 10000");
        Require(RollupKeys is >= 0 and <= 100, nameof(RollupKeys), RollupKeys, "0 to 100");
        return this;
    }

    private static void Require(bool inRange, string name, object value, string range)
    {
        if (!inRange)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value} and must be {range}.");
        }
    }
}
