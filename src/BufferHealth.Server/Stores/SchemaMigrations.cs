using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>
/// The steps that make the newest schema of any older one. A step that was published is never changed: the next one changes what it made.
/// </summary>
internal static class SchemaMigrations
{
    /// <summary>Each step's SQL; the first makes version 1.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        """
        CREATE TABLE sessions (
            tenant VARCHAR NOT NULL, session_id VARCHAR NOT NULL, part INTEGER NOT NULL,
            content_id VARCHAR, cdn_id VARCHAR, player VARCHAR,
            start_ms BIGINT NOT NULL, end_ms BIGINT NOT NULL, ending VARCHAR,
            startup_ms BIGINT, stall_source VARCHAR NOT NULL, stall_count BIGINT, stall_ms BIGINT,
            playing_ms BIGINT, paused_ms BIGINT, seeking_ms BIGINT, starting_ms BIGINT,
            mean_level_ms DOUBLE, mean_bitrate_kbps DOUBLE, score DOUBLE, dropped_frames BIGINT,
            errors INTEGER NOT NULL, starved_requests INTEGER NOT NULL, content_changes INTEGER NOT NULL, clock_behind_ms BIGINT,
            reports INTEGER NOT NULL, duplicates INTEGER NOT NULL, late INTEGER NOT NULL, refused INTEGER NOT NULL,
            custom MAP(VARCHAR, VARCHAR) NOT NULL,
            PRIMARY KEY (tenant, session_id, part));
        CREATE TABLE rollups (
            tenant VARCHAR NOT NULL, minute_ms BIGINT NOT NULL, dimension VARCHAR NOT NULL, value VARCHAR NOT NULL, shard INTEGER NOT NULL,
            viewers BIGINT NOT NULL, started BIGINT NOT NULL, closed BIGINT NOT NULL, playing_ms BIGINT NOT NULL, stall_ms BIGINT NOT NULL,
            stall_count BIGINT NOT NULL, errors BIGINT NOT NULL, reports BIGINT NOT NULL,
            startup_places UTINYINT[] NOT NULL, startup_counts BIGINT[] NOT NULL,
            level_places UTINYINT[] NOT NULL, level_counts BIGINT[] NOT NULL,
            score_places UTINYINT[] NOT NULL, score_counts BIGINT[] NOT NULL);
        CREATE TABLE points (
            tenant VARCHAR NOT NULL, session_id VARCHAR NOT NULL, part INTEGER NOT NULL, at_ms BIGINT NOT NULL, state VARCHAR NOT NULL,
            level_ms BIGINT, bitrate_kbps BIGINT, note VARCHAR, position BIGINT NOT NULL);
        CREATE TABLE last_batch (token VARCHAR NOT NULL);
        INSERT INTO last_batch VALUES ('');
        """,
    ];

    /// <summary>Brings a file to the newest version, all steps in one transaction.</summary>
    /// <param name="connection">To the file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="steps">Each step's SQL.</param>
    /// <exception cref="StoreUnavailableException">It is of a newer version, or not a store.</exception>
    internal static void Apply(DuckDBConnection connection, string path, IReadOnlyList<string> steps)
    {
        int version = VersionOf(connection, path);
        if (version > steps.Count)
        {
            throw new StoreUnavailableException(
                $"The store {path} has schema version {version}, and this program knows {steps.Count} at most: start the newer program that wrote it, or name another file.");
        }
        if (version == steps.Count)
        {
            return;
        }
        using DuckDBTransaction transaction = connection.BeginTransaction();
        if (version == 0)
        {
            connection.Run("CREATE TABLE schema_version (version INTEGER NOT NULL); INSERT INTO schema_version VALUES (0)");
        }
        for (int i = version; i < steps.Count; i++)
        {
            connection.Run(steps[i]);
        }
        connection.Run("UPDATE schema_version SET version = $version", ("version", steps.Count));
        transaction.Commit();
    }

    private static int VersionOf(DuckDBConnection connection, string path)
    {
        List<string> tables = connection.List("SELECT table_name FROM information_schema.tables ORDER BY ALL", row => row.GetString(0));
        return tables.Count == 0 ? 0
            : tables.Contains("schema_version") ? connection.List("SELECT version FROM schema_version", row => row.GetInt32(0)).Single()
            : throw new StoreUnavailableException(
                $"The file {path} is a DuckDB database of something else (its first table is {tables[0]}): name another file for the store.");
    }
}
