using System.Globalization;
using Spectre.Console;

namespace BufferHealth.Cli.Simulation;

/// <summary>A comparison as a table for each way of reporting.</summary>
internal static class ComparisonTable
{
    internal static void Write(Comparison comparison, IAnsiConsole console)
    {
        if (comparison.Groups.Count == 0)
        {
            console.WriteLine("No record of any session came: there is nothing to compare.");
        }
        foreach (Comparison.Group group in comparison.Groups)
        {
            console.WriteLine(Text($"{group.Dialect}: {group.Sessions:N0} sessions, {group.Missing:N0} missing, {group.Open:N0} not final, {group.Uncertain:N0} left out as uncertain"));
            Table table = new Table { Border = TableBorder.Simple }.AddColumn("");
            foreach (string name in (string[])["compared", "one unknown", "exact", "median error", "p95", "worst", "sum found", "sum true", "off"])
            {
                table.AddColumn(new TableColumn(name).RightAligned());
            }
            foreach (Comparison.Measure m in group.Measures)
            {
                table.AddRow(
                    m.Name, Text($"{m.Compared:N0}"), Text($"{m.Unknown:N0}"), Share(m.ExactShare), Text($"{m.MedianError:N0}"), Text($"{m.P95Error:N0}"), Text($"{m.WorstError:N0}"),
                    Text($"{m.FoundSum:N0}"), Text($"{m.TrueSum:N0}"), m.TrueSum > 0 ? Text($"{m.FoundSum / m.TrueSum - 1:+0.00%;-0.00%;0.00%}") : "");
            }
            console.Write(table);
        }
    }

    // 99.996 % is not exact, and must not look like it.
    private static string Share(double? share) => share is { } s ? Text($"{Math.Floor(s * 10_000) / 100:0.00} %") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
