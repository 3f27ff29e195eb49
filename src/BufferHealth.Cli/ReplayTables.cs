using System.Globalization;
using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>A replay as tables for people.</summary>
internal static class ReplayTables
{
    internal static void Write(Replay replay, IAnsiConsole console)
    {
        Metrics m = replay.Metrics;
        Table metrics = new Table().RoundedBorder().AddColumn("metric").AddColumn(new TableColumn("value").RightAligned());
        Row(metrics, "found by", m.Confidence is { } confidence ? MetricsJson.Name(confidence) : null);
        Row(metrics, "state at the end", MetricsJson.Name(m.State));
        Row(metrics, "elapsed", Seconds(m.ElapsedTime));
        Row(metrics, "startup", m.StartupTime is { } startup ? Seconds(startup) + (m.StartupTainted ? " (tainted)" : "") : null);
        Row(metrics, "stalls", Count(m.StallCount));
        Row(metrics, "stalled", Seconds(m.TotalStallDuration));
        Row(metrics, "longest stall", Seconds(m.LongestStall));
        Row(metrics, "micro-stalls", Count(m.MicroStallCount));
        Row(metrics, "freezes", Count(m.FreezeCount));
        Row(metrics, "frozen", Seconds(m.FreezeDuration));
        Row(metrics, "seeks", Count(m.SeekCount));
        Row(metrics, "playing", Seconds(m.PlayingTime));
        Row(metrics, "level, mean of the window", Seconds(m.AvgBufferLevel));
        Row(metrics, "level, decayed", Seconds(m.DecayedBufferLevel));
        Row(metrics, "score", m.QoeScore?.ToString("F1", CultureInfo.InvariantCulture));
        Row(metrics, "input faults", Count(replay.InputFaults));
        console.Write(metrics);

        if (replay.Stalls.Count + replay.Freezes.Count == 0)
        {
            console.WriteLine("No stall and no freeze.");
            return;
        }
        Table list = new Table().RoundedBorder().AddColumn("what");
        foreach (string column in new[] { "start", "duration", "level" })
        {
            list.AddColumn(new TableColumn(column).RightAligned());
        }
        list.AddColumn("cause").AddColumn("ended by");
        IEnumerable<(double Start, string[] Cells)> rows = replay.Stalls
            .Select(s => (s.Start, Cells("stall", s.Start, s.Duration, s.LevelAtStart, MetricsJson.Name(s.Cause), s.EndedBy)))
            .Concat(replay.Freezes.Select(f => (f.Start, Cells("freeze", f.Start, f.Duration, null, "", f.EndedBy))));
        foreach ((double _, string[] cells) in rows.OrderBy(r => r.Start))
        {
            list.AddRow(cells);
        }
        console.Write(list);
    }

    private static string[] Cells(string what, double start, double? duration, double? level, string cause, StallEnding endedBy) =>
        [what, Seconds(start), Seconds(duration), level is null ? "" : Seconds(level), cause,
            endedBy == StallEnding.Close ? "open at the end" : MetricsJson.Name(endedBy)];

    private static void Row(Table table, string name, string? value) => table.AddRow(name, value ?? "unknown");

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double? seconds) =>
        seconds is { } known ? known.ToString("F3", CultureInfo.InvariantCulture) + " s" : "unknown";
}
