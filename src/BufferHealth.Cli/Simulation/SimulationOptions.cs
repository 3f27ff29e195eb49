namespace BufferHealth.Cli.Simulation;

/// <summary>What is simulated. The command line has checked the ranges.</summary>
internal sealed record SimulationOptions
{
    /// <summary>All that is random comes from it.</summary>
    internal ulong Seed { get; init; } = 1;

    /// <summary>Viewers at one time.</summary>
    internal int Viewers { get; init; } = 100;

    /// <summary>The most sessions; null for no limit.</summary>
    internal int? Sessions { get; init; }

    /// <summary>When the last viewers leave; null when they stay as long as they like.</summary>
    internal long? DurationMs { get; init; }

    /// <summary>How many of each <see cref="Dialect"/>, by its number, as weights.</summary>
    internal double[] Dialects { get; init; } = [1, 0, 0, 0];

    /// <summary>Share of the records that comes twice.</summary>
    internal double Duplicates { get; init; }

    /// <summary>Share of the records that never comes.</summary>
    internal double Loss { get; init; }

    /// <summary>The longest that a record is held up on its way; 0 keeps the order.</summary>
    internal int ReorderMs { get; init; }

    /// <summary>The farthest that a player's clock is off, to either side.</summary>
    internal int SkewMs { get; init; }

    /// <summary>How many contents there are.</summary>
    internal int Contents { get; init; } = 20;

    /// <summary>Labels of the players that report as CMCD has it; our own client is always <c>buffer-health</c>.</summary>
    internal string[] Players { get; init; } = ["hls.js", "dash.js", "shaka"];

    /// <summary>How many delivery networks there are.</summary>
    internal int Cdns { get; init; } = 3;

    /// <summary>A custom key and how many values it has; null for none.</summary>
    internal (string Key, int Values)? Custom { get; init; }

    /// <summary>What goes wrong; null when nothing does.</summary>
    internal Incident? Incident { get; init; }
}
