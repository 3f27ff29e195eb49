using System.Globalization;
using BufferHealth.Cli.Ratings;
using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>Agreement of models with ratings as a table: a block of rows a set.</summary>
internal static class ValidationTable
{
    internal static void Write(IReadOnlyList<Validation.Row> rows, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string name in new[] { "set", "model" })
        {
            table.AddColumn(new TableColumn(name) { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        }
        foreach (string name in new[] { "sessions", "SRCC", "PLCC", "RMSE", "mapping" })
        {
            table.AddColumn(new TableColumn(name) { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 1, 0) });
        }
        string? last = null;
        foreach (Validation.Row row in rows)
        {
            if (row.Agreement is { } a)
            {
                string set = row.Set.Folder == last ? "" : Printable.Of(row.Set.Name);
                last = row.Set.Folder;
                table.AddRow(new Text(set), new Text(row.Model), new Text(a.Sessions.ToString(CultureInfo.InvariantCulture)),
                    new Text(Figure(a.Srcc, a.SrccInterval, "F3")), new Text(Figure(a.Plcc, a.PlccInterval, "F3")),
                    new Text(Figure(a.Rmse, a.RmseInterval, "F1")), new Text(a.IsLinear ? "linear" : "logistic"));
            }
        }
        console.Write(table);
        console.WriteLine("SRCC: rank correlation. PLCC and RMSE after the mapping to the ratings' scale (0 to 100). In brackets 95 %.");
    }

    internal static string Figure(double? value, Interval? interval, string format)
    {
        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
        return value is not { } known ? "unknown"
            : interval is { } i ? $"{Text(known)} [{Text(i.Low)}, {Text(i.High)}]"
            : Text(known);
    }
}
