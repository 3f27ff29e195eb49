using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace BufferHealth.Cli.Ratings;

/// <summary>One CSV file of a rating set: rows by name of column. What is wrong is named with file and line.</summary>
internal static class RatingFile
{
    /// <summary>A row of the file.</summary>
    internal sealed class Row(string path, int line, Dictionary<string, int> columns, string[] fields)
    {
        /// <summary>Empty where there is no such column.</summary>
        internal string Text(string column) => columns.TryGetValue(column, out int index) ? fields[index] : "";

        /// <summary>Null where the field is empty or there is no such column.</summary>
        internal double? Number(string column, double least = 0)
        {
            string text = Text(column);
            return text.Length == 0 ? null
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number >= least ? number
                : throw Bad($"'{text}' is no {column}");
        }

        internal double Required(string column, double least = 0) => Number(column, least) ?? throw Bad($"no {column}");

        internal InvalidDataException Bad(string why) => new($"{path}, line {line}: {why}");
    }

    /// <summary>The rows, one by one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <exception cref="InvalidDataException">A column is missing, or a line is bad; the message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static IEnumerable<Row> Read(string path, params string[] required)
    {
        int line = 0;
        Dictionary<string, int>? columns = null;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }
            string[] fields = Fields(path, line, text);
            if (columns is null)
            {
                columns = new(StringComparer.Ordinal);
                foreach (string name in fields)
                {
                    columns.TryAdd(name, columns.Count);
                }
                if (columns.Count < fields.Length)
                {
                    throw new InvalidDataException($"{path}, line {line}: a column's name is there twice");
                }
                if (Array.Find(required, c => !columns.ContainsKey(c)) is { } missing)
                {
                    throw new InvalidDataException($"{path}, line {line}: no column '{missing}'");
                }
                continue;
            }
            Row row = new(path, line, columns, fields);
            yield return fields.Length == columns.Count ? row : throw row.Bad($"{fields.Length} fields, not {columns.Count}");
        }
        if (columns is null)
        {
            throw new InvalidDataException($"{path}, line 1: empty, expected the names of the columns");
        }
    }

    private static string[] Fields(string path, int line, string text)
    {
        if (!text.Contains('"', StringComparison.Ordinal))
        {
            return text.Split(',', StringSplitOptions.TrimEntries);
        }
        // A row is a line, so the number of the line is known whatever the quotes do.
        using TextFieldParser parser = new(new StringReader(text)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        try
        {
            return parser.ReadFields() ?? [];
        }
        catch (MalformedLineException)
        {
            throw new InvalidDataException($"{path}, line {line}: a quote where none may be");
        }
    }
}
