namespace BufferHealth.Server.Stores;

/// <summary>What the embedded store may take of the machine.</summary>
internal sealed record StoreOptions
{
    /// <summary>Memory for pages of the file, indexes and queries, in MiB: 64 to 1,048,576. A query that needs more is refused.</summary>
    public int MemoryMiB
    {
        get;
        init => field = value is >= 64 and <= 1_048_576
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The store's memory must be 64 to 1,048,576 MiB.");
    } = 512;

    /// <summary>Threads that a query or a batch may use together: 1 to 256.</summary>
    public int Threads
    {
        get;
        init => field = value is >= 1 and <= 256
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The store's threads must be 1 to 256.");
    } = Math.Clamp(Environment.ProcessorCount, 1, 256);

    /// <summary>
    /// How long the log of committed batches may grow, in MiB, before it is worked into the file: 1 to 4096. A start after a crash reads all
    /// of it again.
    /// </summary>
    public int CheckpointMiB
    {
        get;
        init => field = value is >= 1 and <= 4096
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The store's checkpoint size must be 1 to 4096 MiB.");
    } = 64;
}
