using BufferHealth.Server.Stores;
using DuckDB.NET.Data;

namespace BufferHealth.Server.Tests.Stores;

public sealed class SchemaMigrationsTests
{
    private static readonly string[] One = ["CREATE TABLE sessions (id VARCHAR PRIMARY KEY, stall BIGINT)"];
    private static readonly string[] Two = [.. One, "ALTER TABLE sessions RENAME stall TO stall_ms; ALTER TABLE sessions ADD COLUMN score DOUBLE; CREATE TABLE more (a INTEGER)"];

    [Fact]
    public void An_older_file_is_brought_to_the_newest_version_and_keeps_its_rows()
    {
        using StoreFolder folder = new();
        using (DuckDBConnection old = Connect(folder))
        {
            SchemaMigrations.Apply(old, folder.File, One);
            old.Run("INSERT INTO sessions VALUES ('s', 42), ('t', NULL)");
        }
        using DuckDBConnection connection = Connect(folder);
        SchemaMigrations.Apply(connection, folder.File, Two);
        SchemaMigrations.Apply(connection, folder.File, Two);
        Assert.Equal([("s", 42L, null), ("t", null, null)], connection.List("SELECT id, stall_ms, score FROM sessions ORDER BY id", r => (r.GetString(0), r.Long(1), r.Double(2))));
        Assert.Equal([2], connection.List("SELECT version FROM schema_version", r => r.GetInt32(0)));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_it_was()
    {
        using StoreFolder folder = new();
        using DuckDBConnection connection = Connect(folder);
        SchemaMigrations.Apply(connection, folder.File, One);
        connection.Run("INSERT INTO sessions VALUES ('s', 42)");
        Assert.Throws<DuckDBException>(() => SchemaMigrations.Apply(connection, folder.File, [.. Two, "CREATE TABLE more (b INTEGER)"]));
        Assert.Equal([1], connection.List("SELECT version FROM schema_version", r => r.GetInt32(0)));
        Assert.Equal([42L], connection.List("SELECT stall FROM sessions", r => r.GetInt64(0)));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_and_says_which()
    {
        using StoreFolder folder = new();
        folder.Open().Dispose();
        using (DuckDBConnection connection = Connect(folder))
        {
            connection.Run("UPDATE schema_version SET version = 99");
        }
        StoreUnavailableException e = Assert.Throws<StoreUnavailableException>(() => folder.Open());
        Assert.Contains($"{folder.File} has schema version 99, and this program knows {SchemaMigrations.All.Count} at most", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_something_else_is_refused()
    {
        using StoreFolder folder = new();
        using (DuckDBConnection connection = Connect(folder))
        {
            connection.Run("CREATE TABLE invoices (a INTEGER)");
        }
        Assert.Contains("its first table is invoices", Assert.Throws<StoreUnavailableException>(() => folder.Open()).Message, StringComparison.Ordinal);
    }

    private static DuckDBConnection Connect(StoreFolder folder)
    {
        DuckDBConnection connection = new(new DuckDBConnectionStringBuilder { DataSource = folder.File }.ConnectionString);
        connection.Open();
        return connection;
    }
}
