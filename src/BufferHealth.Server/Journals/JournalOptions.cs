namespace BufferHealth.Server.Journals;

/// <summary>Bounds of a journal.</summary>
internal sealed record JournalOptions
{
    /// <summary>A segment that has so many bytes is followed by a new one: at least 1 KB.</summary>
    public long SegmentBytes { get; init; } = 64 << 20;

    /// <summary>The most bytes that are written and flushed together: what a power loss can tear, none of it acknowledged.</summary>
    public int GroupBytes { get; init; } = 4 << 20;

    /// <summary>The most bytes that wait to be written; an entry above that is refused.</summary>
    public long WaitingBytes { get; init; } = 32 << 20;
}
