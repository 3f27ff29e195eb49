using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>SQL in one line. What comes from sessions goes in as parameters, by name.</summary>
internal static class DuckDbCommands
{
    /// <summary>Runs statements.</summary>
    /// <returns>How many rows the last one changed.</returns>
    internal static int Run(this DuckDBConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using DuckDBCommand command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads all rows.</summary>
    internal static List<T> List<T>(
        this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using DuckDBCommand command = Command(connection, sql, parameters);
        using DuckDBDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    /// <summary>A number, or null.</summary>
    internal static long? Long(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>A number, or null.</summary>
    internal static double? Double(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    /// <summary>A text, or null.</summary>
    internal static string? Text(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : StoredText.Read(row.GetString(column));

    private static DuckDBCommand Command(DuckDBConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        DuckDBCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller's text is put together of constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(name, value is string text ? StoredText.Of(text) : value));
        }
        return command;
    }
}
