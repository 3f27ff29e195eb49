using BufferHealth.Server.Queries;

namespace BufferHealth.Server.Tests.Queries.Fleet;

/// <summary>How a collector does that the test makes up.</summary>
internal sealed class MemoryHealth : ICollectorHealth
{
    /// <summary>What it tells.</summary>
    public CollectorHealth Told { get; set; } = new()
    {
        Taken = 0,
        Refused = 0,
        Dropped = 0,
        Limited = 0,
        LastLossMs = null,
        WaitingBytes = 0,
        WaitingBytesMost = 64_000_000,
        Store = new PartHealth(true, null),
        Journal = new PartHealth(true, null),
    };

    public CollectorHealth Now() => Told;
}
