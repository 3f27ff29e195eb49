using System.Globalization;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>Reads closed sessions.</summary>
internal static class SessionSearch
{
    private const int MostRows = 10_000;

    /// <summary>The rows that a query asks for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset or the limit is out of its range.</exception>
    internal static List<SessionRow> Run(DuckDBConnection connection, SessionQuery query)
    {
        string where = "tenant = $tenant AND end_ms >= $from AND start_ms < $to";
        List<(string, object?)> parameters = [("tenant", query.Tenant), ("from", query.FromMs), ("to", query.ToMs)];
        if (query.Search.Length > 0)
        {
            where += " AND (contains(lower(session_id), lower($search)) OR contains(lower(content_id), lower($search)))";
            parameters.Add(("search", query.Search));
        }
        if (query.Only is var (dimension, value))
        {
            where += $" AND {Column(dimension)} = $value";
            parameters.Add(("value", value));
            if (Column(dimension).Contains("$dimension", StringComparison.Ordinal))
            {
                parameters.Add(("dimension", dimension));
            }
        }
        string order = query.Order switch
        {
            SessionOrder.StallTime => "stall_ms DESC NULLS LAST, ",
            SessionOrder.Startup => "startup_ms DESC NULLS LAST, ",
            SessionOrder.Score => "score ASC NULLS LAST, ",
            _ => "",
        };
        string page = string.Create(CultureInfo.InvariantCulture, $"LIMIT {query.Limit} OFFSET {query.Offset}");
        return connection.List(
            $"SELECT * FROM sessions WHERE {where} ORDER BY {order}end_ms DESC, session_id, part DESC {page}", SessionTable.Read, [.. parameters]);
    }

    /// <summary>Refuses what is out of its range.</summary>
    internal static void Check(SessionQuery query)
    {
        if (query.Offset < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(query), query.Offset, "The offset must be 0 or more.");
        }
        if (query.Limit is < 1 or > MostRows)
        {
            throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "The limit must be 1 to 10,000.");
        }
    }

    // A session that does not tell a value has the empty one, as in the minutes.
    private static string Column(string dimension) => dimension switch
    {
        Dimensions.All => "''",
        Dimensions.Content => "coalesce(content_id, '')",
        Dimensions.Player => "coalesce(player, '')",
        Dimensions.Cdn => "coalesce(cdn_id, '')",
        _ => "coalesce(custom[$dimension], '')",
    };
}
