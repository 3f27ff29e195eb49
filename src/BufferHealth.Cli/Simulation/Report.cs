using BufferHealth.Cmcd;

namespace BufferHealth.Cli.Simulation;

/// <summary>One record as the player has it, before it is put into words.</summary>
internal readonly struct Report
{
    /// <summary>Since the session began.</summary>
    internal long TimeMs { get; init; }

    /// <summary>Its place in the session, from 0: the sequence number.</summary>
    internal int Number { get; init; }

    /// <summary>What happened; of a request null.</summary>
    internal CmcdEvent? Event { get; init; }

    /// <summary>What the player says that it does.</summary>
    internal CmcdState State { get; init; }

    /// <summary>Level of the buffer.</summary>
    internal int LevelMs { get; init; }

    /// <summary>The selected bitrate.</summary>
    internal int Kbps { get; init; }

    /// <summary>Throughput as the player has measured it; 0 before the first segment.</summary>
    internal int ThroughputKbps { get; init; }

    /// <summary>Position of playback.</summary>
    internal int PlayheadMs { get; init; }

    /// <summary>The stall that ended since the last record; null when none did.</summary>
    internal int? StalledMs { get; init; }

    /// <summary>Whether the player ran dry since the last request.</summary>
    internal bool Starved { get; init; }

    /// <summary>Whether the startup delay is told with it.</summary>
    internal bool TellsStartup { get; init; }

    /// <summary>Whether it tells that a stall began.</summary>
    internal bool BeginsStall { get; init; }

    /// <summary>What is true at its time.</summary>
    internal Totals Totals { get; init; }
}
