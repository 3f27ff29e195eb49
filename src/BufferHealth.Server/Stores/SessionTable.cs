using BufferHealth.Server.Sessions;
using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>Closed sessions in the table <c>sessions</c>.</summary>
internal static class SessionTable
{
    // The appender cannot write maps, so that keys and values come as two lists.
    private const string Stage =
        "CREATE OR REPLACE TEMP TABLE staged_sessions AS SELECT * EXCLUDE (custom), []::VARCHAR[] AS keys, []::VARCHAR[] AS texts FROM sessions LIMIT 0";

    private const string Upsert =
        "INSERT OR REPLACE INTO sessions SELECT * EXCLUDE (keys, texts), map(keys, texts) FROM staged_sessions; DROP TABLE staged_sessions";

    private static readonly string[] Endings = Enum.GetNames<SessionEnding>();
    private static readonly string[] Sources = Enum.GetNames<StallSource>();

    /// <summary>Keeps rows; of two with one name, the later.</summary>
    internal static void Write(DuckDBConnection connection, IReadOnlyList<SessionRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }
        // One statement may touch a name once only.
        Dictionary<(string, string, int), SessionRow> last = new(rows.Count);
        foreach (SessionRow row in rows)
        {
            last[(row.Tenant, row.SessionId, row.Part)] = row;
        }
        connection.Run(Stage);
        using (DuckDBAppender appender = connection.CreateAppender("temp", "main", "staged_sessions"))
        {
            foreach (SessionRow row in last.Values)
            {
                Append(appender.CreateRow(), row);
            }
        }
        connection.Run(Upsert);
    }

    /// <summary>One row of <c>SELECT * FROM sessions</c>.</summary>
    internal static SessionRow Read(DuckDBDataReader row) => new()
    {
        Tenant = row.Text(0)!,
        SessionId = row.Text(1)!,
        Part = row.GetInt32(2),
        ContentId = row.Text(3),
        CdnId = row.Text(4),
        Player = row.Text(5),
        StartMs = row.GetInt64(6),
        EndMs = row.GetInt64(7),
        Ending = row.IsDBNull(8) ? null : (SessionEnding)Array.IndexOf(Endings, row.GetString(8)),
        StartupMs = row.Long(9),
        StallSource = (StallSource)Array.IndexOf(Sources, row.GetString(10)),
        StallCount = row.Long(11),
        StallMs = row.Long(12),
        PlayingMs = row.Long(13),
        PausedMs = row.Long(14),
        SeekingMs = row.Long(15),
        StartingMs = row.Long(16),
        MeanLevelMs = row.Double(17),
        MeanBitrateKbps = row.Double(18),
        Score = row.Double(19),
        DroppedFrames = row.Long(20),
        Errors = row.GetInt32(21),
        StarvedRequests = row.GetInt32(22),
        ContentChanges = row.GetInt32(23),
        ClockBehindMs = row.Long(24),
        Reports = row.GetInt32(25),
        Duplicates = row.GetInt32(26),
        Late = row.GetInt32(27),
        Refused = row.GetInt32(28),
        Custom = row.GetFieldValue<Dictionary<string, string>>(29).ToDictionary(c => StoredText.Read(c.Key), c => StoredText.Read(c.Value)),
    };

    private static void Append(IDuckDBAppenderRow to, SessionRow row)
    {
        to.AppendValue(StoredText.Of(row.Tenant)).AppendValue(StoredText.Of(row.SessionId)).AppendValue(row.Part);
        to.AppendValue(StoredText.Of(row.ContentId)).AppendValue(StoredText.Of(row.CdnId)).AppendValue(StoredText.Of(row.Player));
        to.AppendValue(row.StartMs).AppendValue(row.EndMs).AppendValue(row.Ending is { } ending ? Endings[(int)ending] : null);
        to.AppendValue(row.StartupMs).AppendValue(Sources[(int)row.StallSource]).AppendValue(row.StallCount).AppendValue(row.StallMs);
        to.AppendValue(row.PlayingMs).AppendValue(row.PausedMs).AppendValue(row.SeekingMs).AppendValue(row.StartingMs);
        to.AppendValue(row.MeanLevelMs).AppendValue(row.MeanBitrateKbps).AppendValue(row.Score).AppendValue(row.DroppedFrames);
        to.AppendValue(row.Errors).AppendValue(row.StarvedRequests).AppendValue(row.ContentChanges).AppendValue(row.ClockBehindMs);
        to.AppendValue(row.Reports).AppendValue(row.Duplicates).AppendValue(row.Late).AppendValue(row.Refused);
        to.AppendValue(row.Custom.Keys.Select(StoredText.Of).ToList()).AppendValue(row.Custom.Values.Select(StoredText.Of).ToList());
        to.EndRow();
    }
}
