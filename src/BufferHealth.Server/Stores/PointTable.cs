using BufferHealth.Server.Sessions;
using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>Timelines in the table <c>points</c>.</summary>
internal static class PointTable
{
    private static readonly string[] States = Enum.GetNames<SessionState>();

    /// <summary>Adds points.</summary>
    internal static void Write(DuckDBConnection connection, IReadOnlyList<SessionPoint> points)
    {
        if (points.Count == 0)
        {
            return;
        }
        using DuckDBAppender appender = connection.CreateAppender("points");
        foreach (SessionPoint point in points)
        {
            IDuckDBAppenderRow row = appender.CreateRow();
            row.AppendValue(StoredText.Of(point.Tenant)).AppendValue(StoredText.Of(point.SessionId)).AppendValue(point.Part);
            row.AppendValue(point.AtMs).AppendValue(States[(int)point.State]).AppendValue(point.LevelMs).AppendValue(point.BitrateKbps);
            row.AppendValue(StoredText.Of(point.Note)).AppendValue(point.Position).EndRow();
        }
    }

    /// <summary>One row of <c>SELECT * FROM points</c>.</summary>
    internal static SessionPoint Read(DuckDBDataReader row) => new()
    {
        Tenant = row.Text(0)!,
        SessionId = row.Text(1)!,
        Part = row.GetInt32(2),
        AtMs = row.GetInt64(3),
        State = (SessionState)Array.IndexOf(States, row.GetString(4)),
        LevelMs = row.Long(5),
        BitrateKbps = row.Long(6),
        Note = row.Text(7),
        Position = row.GetInt64(8),
    };
}
