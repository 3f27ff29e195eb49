using System.Text;

namespace BufferHealth.Cli.Simulation;

/// <summary>One session: who watches what by which way, and how records of it fare.</summary>
internal sealed class Visit
{
    private readonly Lock _delivering = new();

    /// <summary><c>sid</c>, a UUID.</summary>
    internal required string SessionId { get; init; }

    /// <summary><c>cid</c>.</summary>
    internal required string ContentId { get; init; }

    /// <summary>The player's label, which the address names.</summary>
    internal required string Player { get; init; }

    /// <summary><c>cdn</c>.</summary>
    internal required string Cdn { get; init; }

    /// <summary>The custom member as it is on the wire, such as <c>com.example-tier="2"</c>; empty without one.</summary>
    internal required string Custom { get; init; }

    /// <summary>How the player reports.</summary>
    internal required Dialect Dialect { get; init; }

    /// <summary>When it begins, in ms since the run began.</summary>
    internal required long StartMs { get; init; }

    /// <summary>By how much the player's clock is ahead.</summary>
    internal required long AheadMs { get; init; }

    /// <summary>Decides what happens to its records on their way.</summary>
    internal Dice Road { get; set; }

    /// <summary>The stalls: when each began, in ms since the session began, and how long it was.</summary>
    internal List<(long StartMs, int DurationMs)> Stalls { get; } = [];

    /// <summary>What is true at the last moment; known once the session is over.</summary>
    internal Totals Final { get; set; }

    /// <summary>How it ended.</summary>
    internal string? Ending { get; set; }

    /// <summary>How many records the player said.</summary>
    internal int Said { get; set; }

    /// <summary>How many came, duplicates included.</summary>
    internal int Came { get; private set; }

    /// <summary>The highest number that came; null when none did.</summary>
    internal int? LastNumber { get; private set; }

    /// <summary>What was true at the record of <see cref="LastNumber"/>.</summary>
    internal Totals AsOfLast { get; private set; }

    /// <summary>Whether it is unknown if some record came.</summary>
    internal bool Uncertain { get; private set; }

    internal byte[] SessionIdBytes => field ??= Encoding.ASCII.GetBytes(SessionId);

    internal byte[] ContentIdBytes => field ??= Encoding.ASCII.GetBytes(ContentId);

    internal byte[] CdnBytes => field ??= Encoding.ASCII.GetBytes(Cdn);

    internal byte[] CustomBytes => field ??= Encoding.ASCII.GetBytes(Custom);

    /// <summary>A record came. Any thread.</summary>
    internal void Deliver(in Report report)
    {
        lock (_delivering)
        {
            Came++;
            if (LastNumber is null || report.Number > LastNumber)
            {
                (LastNumber, AsOfLast) = (report.Number, report.Totals);
            }
        }
    }

    /// <summary>A record may have come. Any thread.</summary>
    internal void Doubt()
    {
        lock (_delivering)
        {
            Uncertain = true;
        }
    }
}
