namespace BufferHealth.Cli.Simulation;

/// <summary>What is true of one session, as the truth file has it. Times are ms; null is unknown.</summary>
internal sealed record TruthSession
{
    /// <summary><c>sid</c>.</summary>
    public required string Sid { get; init; }

    /// <summary><c>cid</c>.</summary>
    public required string Cid { get; init; }

    /// <summary>The player's label.</summary>
    public required string Player { get; init; }

    /// <summary>The delivery network.</summary>
    public required string Cdn { get; init; }

    /// <summary>How it reports: client, v2, v1 or v2-query.</summary>
    public required string Dialect { get; init; }

    /// <summary>When it began, in ms since 1970 by the simulation's clock.</summary>
    public required long Start { get; init; }

    /// <summary>By how much the player's clock was ahead.</summary>
    public required long ClockAheadMs { get; init; }

    /// <summary>quit, vanished, failed, ended, impatient, or cut where the run ended first; null when it was interrupted.</summary>
    public required string? Ending { get; init; }

    /// <summary>From the wish to play to playback.</summary>
    public int? StartupMs { get; init; }

    /// <summary>Stalls.</summary>
    public int StallCount { get; init; }

    /// <summary>Time stalled.</summary>
    public int StallMs { get; init; }

    /// <summary>Time played.</summary>
    public int PlayingMs { get; init; }

    /// <summary>Time paused.</summary>
    public int PausedMs { get; init; }

    /// <summary>Time of seeks and the waits after them.</summary>
    public int SeekingMs { get; init; }

    /// <summary>Time of startup.</summary>
    public int StartingMs { get; init; }

    /// <summary>Selected bitrate, weighted by time played.</summary>
    public double? MeanBitrateKbps { get; init; }

    /// <summary>Each stall.</summary>
    public required TruthStall[] Stalls { get; init; }

    /// <summary>Records that the player said.</summary>
    public required int Records { get; init; }

    /// <summary>Records that came, duplicates included.</summary>
    public required int RecordsDelivered { get; init; }

    /// <summary>Whether it is unknown if some record came: an answer to it never did.</summary>
    public required bool Uncertain { get; init; }

    /// <summary>The highest sequence number that came; null when none did.</summary>
    public required int? LastDelivered { get; init; }

    /// <summary>What was true at that record; null when none came.</summary>
    public required Totals? AsOfLast { get; init; }

    /// <summary>One stall.</summary>
    /// <param name="Start">Since the session began.</param>
    /// <param name="Duration">How long.</param>
    internal sealed record TruthStall(long Start, int Duration);

    internal static TruthSession Of(Visit visit, long epochMs)
    {
        Totals all = visit.Final;
        return new()
        {
            Sid = visit.SessionId,
            Cid = visit.ContentId,
            Player = visit.Player,
            Cdn = visit.Cdn,
            Dialect = visit.Dialect.Name(),
            Start = epochMs + visit.StartMs,
            ClockAheadMs = visit.AheadMs,
            Ending = visit.Ending,
            StartupMs = all.StartupMs,
            StallCount = all.StallCount,
            StallMs = all.StallMs,
            PlayingMs = all.PlayingMs,
            PausedMs = all.PausedMs,
            SeekingMs = all.SeekingMs,
            StartingMs = all.StartingMs,
            MeanBitrateKbps = all.MeanBitrateKbps,
            Stalls = [.. visit.Stalls.Select(s => new TruthStall(s.StartMs, s.DurationMs))],
            Records = visit.Said,
            RecordsDelivered = visit.Came,
            Uncertain = visit.Uncertain,
            LastDelivered = visit.LastNumber,
            AsOfLast = visit.LastNumber is null ? null : visit.AsOfLast,
        };
    }
}
