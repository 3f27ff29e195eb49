using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using DuckDB.NET.Data;

namespace BufferHealth.Server.Stores;

/// <summary>
/// One DuckDB file. Writes take turns on one connection; each query has its own and sees the batches that were committed when it began.
/// After a fault the file is opened again by the next write, so that a full disk needs no restart.
/// </summary>
internal sealed class DuckDbStore : ISessionStore
{
    private const int MostPoints = 1_000_000;

    private readonly string _path;
    private readonly string _connectionString;
    private readonly Lock _writing = new();

    // Queries hold it for reading; closing the file needs all of them to be over.
    private readonly ReaderWriterLockSlim _open = new();
    private DuckDBConnection? _writer;
    private StoreUnavailableException? _fault;
    private (StoreBatch Batch, string Token)? _doubtful;
    private bool _disposed;

    private DuckDbStore(string path, StoreOptions options) => (_path, _connectionString) = (path, ConnectionString(path, options));

    /// <summary>Opens a file, or makes one if there is none.</summary>
    /// <param name="path">The file. Its folder is made if there is none.</param>
    /// <param name="options">What it may take.</param>
    /// <exception cref="StoreUnavailableException">It cannot be used. Nothing of it was changed.</exception>
    internal static DuckDbStore Open(string path, StoreOptions options)
    {
        path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                Create(path, options);
            }
            if (new FileInfo(path).Length == 0)
            {
                throw new StoreUnavailableException($"The store {path} is empty, so what it held is lost: put back a copy of it, or delete it to begin anew.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"The store {path} cannot be made: give the service's account the right to write to that folder, or name another. ({e.Message})", e);
        }
        DuckDbStore store = new(path, options);
        store.Reopen();
        return store;
    }

    /// <inheritdoc/>
    public void Write(StoreBatch batch) => Change(batch, connection =>
    {
        SessionTable.Write(connection, batch.Rows);
        RollupTable.Write(connection, batch.Rollups);
        PointTable.Write(connection, batch.Points);
        return 0L;
    });

    /// <inheritdoc/>
    public void ForgetPointsAfter(long position) =>
        Change(null, connection => (long)connection.Run("DELETE FROM points WHERE position > $position", ("position", position)));

    /// <inheritdoc/>
    public long Expire(long beforeMs) => Change(null, connection =>
        (long)connection.Run("DELETE FROM sessions WHERE end_ms < $before", ("before", beforeMs))
        + connection.Run("DELETE FROM rollups WHERE minute_ms < $before", ("before", beforeMs))
        + connection.Run("DELETE FROM points WHERE at_ms < $before", ("before", beforeMs)));

    /// <inheritdoc/>
    public IReadOnlyList<SessionRow> Sessions(SessionQuery query)
    {
        SessionSearch.Check(query);
        return Query(connection => SessionSearch.Run(connection, query));
    }

    /// <inheritdoc/>
    public IReadOnlyList<SessionRow> Session(string tenant, string sessionId) => Query(connection => connection.List(
        "SELECT * FROM sessions WHERE session_id = $session AND tenant = $tenant ORDER BY part",
        SessionTable.Read,
        ("tenant", tenant), ("session", sessionId)));

    /// <inheritdoc/>
    public IReadOnlyList<SessionPoint> Points(string tenant, string sessionId, int limit)
    {
        if (limit is < 1 or > MostPoints)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit must be 1 to 1,000,000.");
        }
        return Query(connection =>
        {
            List<SessionPoint> points = connection.List(
                "SELECT * FROM points WHERE session_id = $session AND tenant = $tenant ORDER BY at_ms DESC, position DESC, rowid DESC LIMIT $limit",
                PointTable.Read,
                ("tenant", tenant), ("session", sessionId), ("limit", limit));
            points.Reverse();
            return points;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<RollupRow> Rollups(RollupQuery query)
    {
        RollupSums.Check(query);
        return Query(connection => RollupSums.Run(connection, query));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> DimensionsOf(string tenant, long fromMs, long toMs) => Query(connection => connection.List(
        "SELECT DISTINCT dimension FROM rollups WHERE tenant = $tenant AND minute_ms >= $from AND minute_ms < $to ORDER BY dimension",
        row => row.Text(0)!,
        ("tenant", tenant), ("from", fromMs), ("to", toMs)));

    /// <summary>Works the log into the file and closes it. Waits for queries that run.</summary>
    public void Dispose()
    {
        lock (_writing)
        {
            if (!_disposed)
            {
                _disposed = true;
                Close();
                _open.Dispose();
            }
        }
    }

    // A file that is begun is no store yet: it gets its name when its schema is complete.
    private static void Create(string path, StoreOptions options)
    {
        if (File.Exists(path + ".wal"))
        {
            throw new StoreUnavailableException($"The store {path} is gone, and its log {path}.wal is still there: put the file back, or move the log away to begin anew.");
        }
        string begun = path + ".new";
        File.Delete(begun);
        File.Delete(begun + ".wal");
        try
        {
            using DuckDBConnection connection = new(ConnectionString(begun, options));
            connection.Open();
            SchemaMigrations.Apply(connection, begun, SchemaMigrations.All);
        }
        catch (DuckDBException e)
        {
            throw StoreFaults.Of(path, e);
        }
        File.Move(begun, path);
    }

    private static string ConnectionString(string path, StoreOptions options) => new DuckDBConnectionStringBuilder
    {
        DataSource = path,
        ["memory_limit"] = $"{options.MemoryMiB}MiB",
        ["threads"] = $"{options.Threads}",
        ["checkpoint_threshold"] = $"{options.CheckpointMiB}MiB",
        ["autoinstall_known_extensions"] = "false",
        ["autoload_known_extensions"] = "false",
        ["allow_community_extensions"] = "false",
        ["allow_persistent_secrets"] = "false",
        ["enable_external_access"] = "false",
        ["lock_configuration"] = "true",
    }.ConnectionString;

    private T Change<T>(StoreBatch? batch, Func<DuckDBConnection, T> change)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_writer is null)
            {
                Reopen();
            }
            RequireFile();
            if (batch is not null && _doubtful is var (doubtful, told) && ReferenceEquals(doubtful, batch) && IsKept(told))
            {
                _doubtful = null;
                return default!;
            }
            string token = Guid.NewGuid().ToString("N");
            T result = default!;
            try
            {
                using DuckDBTransaction transaction = _writer!.BeginTransaction();
                result = change(_writer);
                _writer.Run("UPDATE last_batch SET token = $token", ("token", token));
                transaction.Commit();
                _doubtful = null;
                return result;
            }
            catch (DuckDBException e)
            {
                _doubtful = batch is null ? null : (batch, token);
                StoreUnavailableException fault = Fail(e);
                if (_writer is not null && IsKept(token))
                {
                    // Only what came after the commit failed: working the log into the file.
                    _doubtful = null;
                    return result;
                }
                throw fault;
            }
        }
    }

    // DuckDB refuses everything after an error of its file until the file is opened again.
    private StoreUnavailableException Fail(DuckDBException e)
    {
        StoreUnavailableException fault = StoreFaults.Of(_path, e);
        Close();
        try
        {
            Reopen();
        }
        catch (StoreUnavailableException again)
        {
            _fault = again;
        }
        return fault;
    }

    private bool IsKept(string token)
    {
        try
        {
            return _writer!.List("SELECT token FROM last_batch", row => row.GetString(0)).Contains(token);
        }
        catch (DuckDBException e)
        {
            throw StoreFaults.Of(_path, e);
        }
    }

    private void RequireFile()
    {
        if (!File.Exists(_path))
        {
            throw new StoreUnavailableException($"The store {_path} was deleted while it was in use: put back a copy of it and start the service again, or start it to begin anew.");
        }
    }

    private void Reopen()
    {
        RequireFile();
        DuckDBConnection connection = new(_connectionString);
        try
        {
            connection.Open();
            SchemaMigrations.Apply(connection, _path, SchemaMigrations.All);
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw StoreFaults.Of(_path, e);
        }
        catch (StoreUnavailableException)
        {
            connection.Dispose();
            throw;
        }
        _open.EnterWriteLock();
        (_writer, _fault) = (connection, null);
        _open.ExitWriteLock();
    }

    private void Close()
    {
        _open.EnterWriteLock();
        try
        {
            _writer?.Dispose();
        }
        finally
        {
            _writer = null;
            _open.ExitWriteLock();
        }
    }

    private T Query<T>(Func<DuckDBConnection, T> query)
    {
        _open.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_writer is null)
            {
                throw _fault ?? new StoreUnavailableException($"The store {_path} is closed.");
            }
            using DuckDBConnection connection = new(_connectionString);
            connection.Open();
            return query(connection);
        }
        catch (DuckDBException e)
        {
            throw StoreFaults.Of(_path, e);
        }
        finally
        {
            _open.ExitReadLock();
        }
    }
}
