using System.Globalization;
using System.Text;

namespace BufferHealth.Server.Queries;

/// <summary>
/// A table as CSV (RFC 4180). A text cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers, which are the
/// collector's own, stay as they are.
/// </summary>
internal sealed class CsvTable
{
    private const string FormulaStarts = "=+-@\t\r";
    private const string Quoted = ",\"\r\n";

    private readonly StringBuilder _text = new();
    private readonly int _columns;

    /// <summary>A table with these columns.</summary>
    public CsvTable(params ReadOnlySpan<string> columns)
    {
        _columns = columns.Length;
        _text.AppendJoin(',', columns).Append("\r\n");
    }

    /// <summary>Adds a row: texts, numbers, booleans; null is an empty cell.</summary>
    /// <exception cref="ArgumentException">There are not as many cells as columns.</exception>
    public void Add(params ReadOnlySpan<object?> cells)
    {
        if (cells.Length != _columns)
        {
            throw new ArgumentException($"There are {cells.Length} cells and {_columns} columns.", nameof(cells));
        }
        for (int i = 0; i < cells.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(cells[i] is string text ? Safe(text) : Convert.ToString(cells[i], CultureInfo.InvariantCulture));
        }
        _text.Append("\r\n");
    }

    /// <summary>The whole table.</summary>
    public override string ToString() => _text.ToString();

    private static string Safe(string text)
    {
        string harmless = text.Length > 0 && FormulaStarts.Contains(text[0]) ? $"'{text}" : text;
        return harmless.AsSpan().ContainsAny(Quoted) ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
