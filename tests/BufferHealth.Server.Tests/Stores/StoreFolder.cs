using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Tests.Stores;

/// <summary>A folder of its own for one test's store.</summary>
internal sealed class StoreFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("buffer-health-store-").FullName;

    public string File => Path.Combine(Folder, "sessions.duckdb");

    public DuckDbStore Open() => DuckDbStore.Open(File, new StoreOptions { MemoryMiB = 256, CheckpointMiB = 1 });

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
