namespace BufferHealth.Server.Collection;

/// <summary>What became of a batch.</summary>
internal enum Intake
{
    /// <summary>It is on the disk.</summary>
    Taken,

    /// <summary>Too much waits; it is to be sent again later.</summary>
    Busy,

    /// <summary>Journal or store do not work; <see cref="Collector.Fault"/> says why.</summary>
    Unavailable,
}
