using System.Globalization;
using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>
/// Several replays as one table: a row a file, and the totals of what can be added up. Where the terminal is too narrow,
/// columns are left out, and said to be.
/// </summary>
internal static class FilesTable
{
    // Between two columns: the padding and the border's own.
    private const int Gap = 2;
    private const int MostNameWidth = 24;

    /// <summary>A column: what it says of a replay, and of all of them where that can be said.</summary>
    private sealed record Column(string Name, Func<Replay, string> Cell, Func<IReadOnlyList<Replay>, string>? Total = null)
    {
        internal int Width(IReadOnlyList<Replay> replays) =>
            replays.Select(r => Cell(r).Length).Append(Name.Length).Append(Total?.Invoke(replays).Length ?? 0).Max();
    }

    private static readonly Column[] Columns =
    [
        new("found by", r => r.Metrics.Confidence is { } confidence ? MetricsJson.Name(confidence) : "unknown"),
        new("startup", r => r.Metrics.StartupTime is { } startup ? Seconds(startup) : "unknown"),
        new("stalls", r => Count(r.Metrics.StallCount), all => Count(all.Sum(r => r.Metrics.StallCount))),
        new("stalled", r => Seconds(r.Metrics.TotalStallDuration), all => Seconds(all.Sum(r => r.Metrics.TotalStallDuration))),
        new("longest", r => Seconds(r.Metrics.LongestStall), all => Seconds(all.Select(r => r.Metrics.LongestStall).DefaultIfEmpty(0).Max())),
        new("freezes", r => Count(r.Metrics.FreezeCount), all => Count(all.Sum(r => r.Metrics.FreezeCount))),
        new("frozen", r => Seconds(r.Metrics.FreezeDuration), all => Seconds(all.Sum(r => r.Metrics.FreezeDuration))),
        new("seeks", r => Count(r.Metrics.SeekCount), all => Count(all.Sum(r => r.Metrics.SeekCount))),
        new("score", r => r.Metrics.QoeScore?.ToString("F1", CultureInfo.InvariantCulture) ?? "unknown"),
        new("faults", r => Count(r.InputFaults), all => Count(all.Sum(r => r.InputFaults))),
    ];

    /// <summary>What a narrow terminal does without first.</summary>
    private static readonly string[] Dispensable = ["found by", "frozen", "longest", "seeks", "startup", "faults"];

    internal static void Write(IReadOnlyList<FileReplay> files, IAnsiConsole console)
    {
        List<Replay> replays = [.. files.Select(f => f.Replay).OfType<Replay>()];
        string count = $"{replays.Count} replayed" + (replays.Count < files.Count ? $", {files.Count - replays.Count} not" : "");
        int nameWidth = Math.Max(count.Length, Math.Min(MostNameWidth, files.Max(f => f.File.Name.Length)));
        List<Column> columns = [.. Columns];
        List<string> left = [];
        foreach (string name in Dispensable)
        {
            if (nameWidth + columns.Sum(c => c.Width(replays) + Gap) + Gap + 1 <= console.Profile.Width)
            {
                break;
            }
            columns.RemoveAll(c => c.Name == name);
            left.Add(name);
        }

        Table table = new Table().Border(TableBorder.Simple).ShowFooters();
        table.AddColumn(Head("file", count, wrap: true));
        foreach (Column column in columns)
        {
            TableColumn head = Head(column.Name, column.Total?.Invoke(replays) ?? "", wrap: false);
            table.AddColumn(column.Name == "found by" ? head : head.RightAligned());
        }
        foreach (FileReplay file in files)
        {
            table.AddRow(file.Replay is { } replay
                ? [new Text(file.File.Name), .. columns.Select(c => new Text(c.Cell(replay)))]
                : [new Text($"{file.File.Name}\n{Why(file)}", new Style(Color.Red))]);
        }
        console.Write(table);
        console.WriteLine("Times in seconds; longest is the longest stall; faults are refused lines and samples.");
        if (left.Count > 0)
        {
            console.WriteLine($"Left out for want of width: {string.Join(", ", left)}; --json has all.");
        }
    }

    private static string Why(FileReplay file) => file.Refused is null ? file.Error! : $"{file.Error}: {file.Refused}";

    private static TableColumn Head(string name, string total, bool wrap) => new(name)
    {
        Footer = new Text(total),
        Padding = new Padding(0, 0, 1, 0),
        NoWrap = !wrap,
    };

    private static string Count(int count) => ReplayFigures.Count(count);

    private static string Seconds(double seconds) => seconds.ToString("F2", CultureInfo.InvariantCulture);
}
