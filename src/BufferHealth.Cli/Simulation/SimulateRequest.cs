namespace BufferHealth.Cli.Simulation;

/// <summary>What one call of the command asks for.</summary>
internal sealed record SimulateRequest
{
    /// <summary>What is simulated.</summary>
    internal required SimulationOptions Options { get; init; }

    /// <summary>The write address; null when a file is written.</summary>
    internal Uri? To { get; init; }

    /// <summary>The file, or - for the standard output.</summary>
    internal string? Out { get; init; }

    /// <summary>Simulated seconds a second when a file is written; null for as fast as it goes.</summary>
    internal double? Speed { get; init; }

    /// <summary>Records a second instead of each when it is due; null for the latter.</summary>
    internal double? Rate { get; init; }

    /// <summary>The most records of a body.</summary>
    internal int Batch { get; init; } = 100;

    /// <summary>The most connections.</summary>
    internal int Connections { get; init; } = 8;

    /// <summary>Where the truth is written.</summary>
    internal string? Truth { get; init; }

    /// <summary>The collector that is asked what it found.</summary>
    internal Uri? Compare { get; init; }

    /// <summary>Its read token.</summary>
    internal string? Token { get; init; }

    /// <summary>How long its rows may take to be final.</summary>
    internal TimeSpan Wait { get; init; }

    /// <summary>Whether the summary is JSON.</summary>
    internal bool Json { get; init; }
}
