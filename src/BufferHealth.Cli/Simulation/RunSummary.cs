using System.Text.Json;
using Spectre.Console;

namespace BufferHealth.Cli.Simulation;

/// <summary>What a run did, in numbers. Null is what it did not have.</summary>
internal sealed record RunSummary
{
    /// <summary>How numbers are printed as JSON.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Whether it ended before its time.</summary>
    public bool Interrupted { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>Sessions begun.</summary>
    public int Sessions { get; init; }

    /// <summary>Records that came or were written, duplicates included.</summary>
    public long Records { get; init; }

    /// <summary>Records a second of real time.</summary>
    public double RecordsPerSecond => Seconds > 0 ? Math.Round(Records / Seconds, 1) : 0;

    /// <summary>Records that were lost on their way, as asked for; null with a rate.</summary>
    public long? Lost { get; init; }

    /// <summary>Records that came twice, as asked for; null with a rate.</summary>
    public long? Doubled { get; init; }

    /// <summary>Processor time of this process, in s.</summary>
    public double ProcessorSeconds { get; init; }

    /// <summary>Requests, repetitions included; null with a file.</summary>
    public long? Requests { get; init; }

    /// <summary>Requests that were sent again.</summary>
    public long? Resent { get; init; }

    /// <summary>Requests without an answer.</summary>
    public long? Unanswered { get; init; }

    /// <summary>Records that were refused.</summary>
    public long? Refused { get; init; }

    /// <summary>Records of which nobody can say whether they came.</summary>
    public long? Unknown { get; init; }

    /// <summary>Bytes of records that came.</summary>
    public long? Bytes { get; init; }

    /// <summary>How often each status came.</summary>
    public IReadOnlyDictionary<int, long>? Answers { get; init; }

    /// <summary>The farthest that sending was behind, in ms.</summary>
    public long? BehindMs { get; init; }

    /// <summary>What the sessions have in all; null with a rate, of which there is no truth.</summary>
    public TruthFile.TruthSums? Truth { get; init; }

    /// <summary>What the collector found; null when it was not asked.</summary>
    public Comparison? Comparison { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal void Write(IAnsiConsole console)
    {
        Table table = new Table { Border = TableBorder.None, ShowHeaders = false }.AddColumn("").AddColumn(new TableColumn("").RightAligned());
        void Row(string name, FormattableString value) => table.AddRow(new Text(name), new Text(FormattableString.Invariant(value)));
        Row("sessions", $"{Sessions:N0}");
        Row("records", $"{Records:N0}");
        Row("records/s", $"{RecordsPerSecond:N0}");
        if (Requests is { } requests)
        {
            Row("requests", $"{requests:N0}");
            Row("MB of records", $"{Bytes / 1e6:N1}");
            foreach ((int status, long count) in Answers!)
            {
                Row($"  answered {status}", $"{count:N0}");
            }
            Row("  not answered", $"{Unanswered:N0}");
            Row("  sent again", $"{Resent:N0}");
            Row("records refused", $"{Refused:N0}");
            Row("records unknown", $"{Unknown:N0}");
        }
        if (BehindMs is { } behind)
        {
            Row("behind at most, ms", $"{behind:N0}");
        }
        Row("processor time, s", $"{ProcessorSeconds:N2}");
        if (Truth is { } truth)
        {
            Row("stalls", $"{truth.StallCount:N0}");
            Row("stalled, s", $"{truth.StallMs / 1000.0:N1}");
            Row("played, s", $"{truth.PlayingMs / 1000.0:N1}");
            Row("stall ratio", $"{truth.StallRatio:P2}");
        }
        console.Write(table);
    }
}
