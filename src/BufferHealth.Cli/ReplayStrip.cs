using System.Globalization;
using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>
/// The session as a strip of characters across the terminal: the states over time, above them the number that a stall or
/// freeze has in the list, below them the time. A long session takes several rows.
/// </summary>
internal static class ReplayStrip
{
    private const double SecondsPerCell = 2;
    private const int MostRows = 6;
    private const int TickSpacing = 8;

    internal static void Write(Recording recording, IAnsiConsole console)
    {
        int width = Math.Max(20, console.Profile.Width);
        bool unicode = console.Profile.Capabilities.Unicode;
        double length = recording.End - recording.Start;
        int rows = Math.Clamp((int)Math.Ceiling(length / (width * SecondsPerCell)), 1, MostRows);
        StripCells cells = new(recording, rows * width);
        TimeAxis axis = new(recording.Start, recording.End, rows * width / TickSpacing);
        for (int row = 0; row < rows; row++)
        {
            int first = row * width;
            string marks = Line(width, Enumerable.Range(first, width).Where(i => cells.Marks[i] > 0)
                .Select(i => (i - first, cells.Marks[i].ToString(CultureInfo.InvariantCulture))));
            if (marks.Length > 0)
            {
                console.WriteLine(marks);
            }
            WriteCells(cells, first, width, unicode, console);
            double from = cells.Time(first);
            double perCell = cells.Time(1) - cells.Time(0);
            console.WriteLine(Line(width, axis.Ticks.Where(t => t >= from - perCell / 2)
                .Select(t => ((int)Math.Floor((t - from) / perCell + 1e-6), (unicode ? "╵" : "|") + axis.Label(t)))));
        }
        WriteLegend(recording, width, unicode, console);
    }

    private static void WriteCells(StripCells cells, int first, int width, bool unicode, IAnsiConsole console)
    {
        int end = first + width;
        for (int i = first; i < end;)
        {
            PlaybackState state = cells.States[i];
            int run = i + 1;
            while (run < end && cells.States[run] == state)
            {
                run++;
            }
            console.Write(new string(StateLook.Glyph(state, unicode), run - i), StateLook.Color(state));
            i = run;
        }
        console.WriteLine();
    }

    private static void WriteLegend(Recording recording, int width, bool unicode, IAnsiConsole console)
    {
        int column = 0;
        foreach ((PlaybackState state, double seconds) in recording.Totals())
        {
            string text = string.Create(CultureInfo.InvariantCulture, $" {MetricsJson.Name(state)} {seconds:F1} s");
            if (column > 0 && column + 3 + text.Length + 1 > width)
            {
                console.WriteLine();
                column = 0;
            }
            if (column > 0)
            {
                console.Write("   ");
                column += 3;
            }
            console.Write(StateLook.Glyph(state, unicode).ToString(), StateLook.Color(state));
            console.Write(text);
            column += 1 + text.Length;
        }
        console.WriteLine();
    }

    /// <summary>Texts at their columns, each left out where it would touch the one before or be cut off.</summary>
    private static string Line(int width, IEnumerable<(int Column, string Text)> texts)
    {
        char[] line = new string(' ', width).ToCharArray();
        int free = 0;
        foreach ((int column, string text) in texts)
        {
            if (column >= free && column + text.Length <= width)
            {
                text.CopyTo(line.AsSpan(column));
                free = column + text.Length + 1;
            }
        }
        return new string(line).TrimEnd();
    }
}
