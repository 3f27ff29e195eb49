using System.Globalization;
using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>Several replays as one table: a row a file, and the totals of what can be added up.</summary>
internal static class FilesTable
{
    internal static void Write(IReadOnlyList<FileReplay> files, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple).ShowFooters();
        List<Replay> replays = [.. files.Select(f => f.Replay).OfType<Replay>()];
        int failed = files.Count - replays.Count;
        string count = $"{replays.Count} replayed" + (failed > 0 ? $", {failed} not" : "");
        Column(table, "file", count, left: true);
        Column(table, "found by", "", left: true);
        Column(table, "startup", "");
        Column(table, "stalls", Count(replays.Sum(r => r.Metrics.StallCount)));
        Column(table, "stalled", Seconds(replays.Sum(r => r.Metrics.TotalStallDuration)));
        Column(table, "longest", Seconds(replays.Select(r => r.Metrics.LongestStall).DefaultIfEmpty(0).Max()));
        Column(table, "freezes", Count(replays.Sum(r => r.Metrics.FreezeCount)));
        Column(table, "frozen", Seconds(replays.Sum(r => r.Metrics.FreezeDuration)));
        Column(table, "seeks", Count(replays.Sum(r => r.Metrics.SeekCount)));
        Column(table, "score", "");
        Column(table, "faults", Count(replays.Sum(r => r.InputFaults)));
        foreach (FileReplay file in files)
        {
            table.AddRow(file.Replay is { } replay
                ? [new Text(file.File.Name), .. Cells(replay).Select(c => new Text(c))]
                : [new Text($"{file.File.Name}\n{Why(file)}", new Style(Color.Red))]);
        }
        console.Write(table);
        console.WriteLine("Times in seconds; longest is the longest stall; faults are refused lines and samples.");
    }

    private static string Why(FileReplay file) => file.Refused is null ? file.Error! : $"{file.Error}: {file.Refused}";

    private static IEnumerable<string> Cells(Replay replay)
    {
        Metrics m = replay.Metrics;
        yield return m.Confidence is { } confidence ? MetricsJson.Name(confidence) : "unknown";
        yield return m.StartupTime is { } startup ? Seconds(startup) : "unknown";
        yield return Count(m.StallCount);
        yield return Seconds(m.TotalStallDuration);
        yield return Seconds(m.LongestStall);
        yield return Count(m.FreezeCount);
        yield return Seconds(m.FreezeDuration);
        yield return Count(m.SeekCount);
        yield return m.QoeScore?.ToString("F1", CultureInfo.InvariantCulture) ?? "unknown";
        yield return Count(replay.InputFaults);
    }

    private static void Column(Table table, string name, string total, bool left = false)
    {
        TableColumn column = new TableColumn(name).Footer(new Text(total));
        column.Padding = new Padding(0, 0, 1, 0);
        column.NoWrap = name != "file" && name != "found by";
        table.AddColumn(left ? column : column.RightAligned());
    }

    private static string Count(int count) => ReplayFigures.Count(count);

    private static string Seconds(double seconds) => seconds.ToString("F2", CultureInfo.InvariantCulture);
}
