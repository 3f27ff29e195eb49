using System.Globalization;
using Spectre.Console;

namespace BufferHealth.Benchmarks;

/// <summary>The figures for people: on the console, and as Markdown.</summary>
internal static class Report
{
    private static readonly string[] Columns = ["where", "what", "best", "median", "beside", "target", "reached"];

    internal static void Write(IAnsiConsole console, IEnumerable<Figure> figures)
    {
        Table table = new Table().RoundedBorder();
        foreach (string column in Columns)
        {
            TableColumn shown = new TableColumn(column).NoWrap();
            table.AddColumn(column is "best" or "median" or "target" ? shown.RightAligned() : shown);
        }
        foreach (Figure f in figures)
        {
            string reached = f.Reached switch { true => "[green]yes[/]", false => "[red]no[/]", null => "" };
            table.AddRow([.. Cells(f)[..^1].Select(Markup.Escape), reached]);
        }
        // A redirected console says that it is 80 wide, which would cut the table to pieces.
        console.Profile.Width = Math.Max(console.Profile.Width, 160);
        console.Write(table);
    }

    internal static string Markdown(IEnumerable<Figure> figures, Machine machine, string node, int rounds, int compared)
    {
        IEnumerable<string> rows = figures.Select(f => $"| {string.Join(" | ", Cells(f))} |");
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Figures

            Written by `dotnet run -c Release --project benchmarks/BufferHealth.Benchmarks -- --markdown docs/benchmarks.md`, in one run
            of {rounds} rounds: everything takes turns in each round. Best and median are of the rounds; a ratio is the median of
            the ratios within each round, and with the medians decides whether a target was reached. `10 Hz` is a simulated
            player of 4096 jittered samples, stalls among them. Before the idiomatic JavaScript is measured, it has given the
            same {compared} metrics as the package.

            {machine.Processor}, {machine.Cores} cores, {machine.Runtime} on {machine.System}, node {node}

            | {string.Join(" | ", Columns)} |
            |---|---|--:|--:|---|--:|---|
            {string.Join('\n', rows)}

            """);
    }

    private static string[] Cells(Figure f) =>
        [f.Where, f.What, f.Best, f.Median, f.Beside, f.Target, f.Reached switch { true => "yes", false => "no", null => "" }];
}
