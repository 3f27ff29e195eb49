using BufferHealth.Server.Rollups;
using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>Minutes in the table <c>rollups</c>. Of histograms, only places that are not empty are kept: a minute of few viewers has few.</summary>
internal static class RollupTable
{
    private const string Stage = "CREATE OR REPLACE TEMP TABLE staged_rollups AS FROM rollups LIMIT 0";

    // The name holds the minute, so that only the few blocks of these minutes are looked through: a quarter of the time that a primary key takes.
    private const string Replace = """
        DELETE FROM rollups USING staged_rollups AS staged
        WHERE rollups.minute_ms BETWEEN $first AND $last AND rollups.minute_ms = staged.minute_ms AND rollups.tenant = staged.tenant
            AND rollups.dimension = staged.dimension AND rollups.value = staged.value AND rollups.shard = staged.shard
        """;

    /// <summary>Keeps rows; of two with one name, the later.</summary>
    internal static void Write(DuckDBConnection connection, IReadOnlyList<RollupRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }
        // One statement may touch a name once only.
        Dictionary<(string, long, string, string, int), RollupRow> last = new(rows.Count);
        foreach (RollupRow row in rows)
        {
            last[(row.Tenant, row.MinuteMs, row.Dimension, row.Value, row.Shard)] = row;
        }
        connection.Run(Stage);
        using (DuckDBAppender appender = connection.CreateAppender("temp", "main", "staged_rollups"))
        {
            foreach (RollupRow row in last.Values)
            {
                Append(appender.CreateRow(), row);
            }
        }
        connection.Run(Replace, ("first", rows.Min(row => row.MinuteMs)), ("last", rows.Max(row => row.MinuteMs)));
        connection.Run("INSERT INTO rollups FROM staged_rollups; DROP TABLE staged_rollups");
    }

    private static void Append(IDuckDBAppenderRow to, RollupRow row)
    {
        to.AppendValue(StoredText.Of(row.Tenant)).AppendValue(row.MinuteMs).AppendValue(StoredText.Of(row.Dimension));
        to.AppendValue(StoredText.Of(row.Value)).AppendValue(row.Shard);
        to.AppendValue(row.Viewers).AppendValue(row.Started).AppendValue(row.Closed).AppendValue(row.PlayingMs).AppendValue(row.StallMs);
        to.AppendValue(row.StallCount).AppendValue(row.Errors).AppendValue(row.Reports);
        Append(to, row.Startup);
        Append(to, row.Level);
        Append(to, row.Score);
        to.EndRow();
    }

    private static void Append(IDuckDBAppenderRow to, Histogram histogram)
    {
        List<byte> places = [];
        List<long> counts = [];
        for (int i = 0; i < histogram.Counts.Count; i++)
        {
            if (histogram.Counts[i] != 0)
            {
                places.Add((byte)i);
                counts.Add(histogram.Counts[i]);
            }
        }
        to.AppendValue(places).AppendValue(counts);
    }
}
