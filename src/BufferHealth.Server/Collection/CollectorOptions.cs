using BufferHealth.Cmcd;
using BufferHealth.Server.Journals;

namespace BufferHealth.Server.Collection;

/// <summary>How the collector works.</summary>
internal sealed record CollectorOptions
{
    /// <summary>Where journal and snapshots are.</summary>
    public required string DataPath { get; init; }

    /// <summary>How malformed records are read: by salvage, because some players' records are never quite right; what is lost is counted.</summary>
    public CmcdReading Reading { get; init; } = CmcdReading.Salvage;

    /// <summary>How long results are kept: 1 hour or more.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How often shards write their state down: how much of the journal is replayed at a start.</summary>
    public TimeSpan SnapshotEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>More bytes of records than that between journal and shards, and no more are taken until there are fewer.</summary>
    public long WaitingBytes { get; init; } = 64 << 20;

    /// <summary>While the store is further behind than that, no more records are taken.</summary>
    public TimeSpan StoreLag { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Bounds of the journal.</summary>
    public JournalOptions Journal { get; init; } = new();

    /// <summary>Bounds and times of each shard.</summary>
    public Sessions.SessionOptions Sessions { get; init; } = new();
}
