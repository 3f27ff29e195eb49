using BufferHealth.Server.Doors;
using BufferHealth.Server.Queries;

namespace BufferHealth.Server.Collection;

/// <summary>How the collector does, for the dashboard. Any thread.</summary>
/// <param name="host">The collector.</param>
/// <param name="options">Its limits.</param>
/// <param name="doors">What came.</param>
internal sealed class CollectorState(CollectorHost host, CollectorOptions options, DoorCounts doors) : ICollectorHealth
{
    /// <inheritdoc/>
    public CollectorHealth Now()
    {
        Collector? open = host.Collector;
        return new()
        {
            Taken = open?.Taken ?? 0,
            Refused = doors.RefusedRecords,
            Dropped = open?.Loops.Sum(loop => loop.Counts.NoSession + loop.Counts.Unknown + loop.Counts.AfterClose + loop.Counts.Evicted) ?? 0,
            Limited = open?.Loops.Sum(loop => loop.Counts.RefusedKeys + loop.Counts.RefusedDimensions + loop.Counts.OtherValues) ?? 0,
            LastLossMs = doors.LastRefusalMs,
            WaitingBytes = open?.WaitingBytes ?? 0,
            WaitingBytesMost = options.WaitingBytes,
            Store = Part(open?.Writer.Fault ?? (open is null ? host.Fault : null)),
            Journal = Part(open?.JournalFault ?? (open is null ? host.Fault : null)),
        };
    }

    private static PartHealth Part(string? fault) => new(fault is null, fault);
}
