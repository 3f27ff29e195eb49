using System.Diagnostics.CodeAnalysis;
using BufferHealth.Server.Configuration;

namespace BufferHealth.Server.Doors;

/// <summary>Who may report.</summary>
internal sealed class WriteKeys : IDisposable
{
    /// <summary>The key, and the tenant, where nothing is configured: on loopback alone.</summary>
    public const string Local = "local";

    private readonly Dictionary<string, WriteKey> _keys;

    /// <summary>The keys of a configuration; <see cref="Local"/> where it has none.</summary>
    public WriteKeys(CollectorSection section)
    {
        IReadOnlyList<WriteKeyOptions> keys = section.Keys.Count > 0 ? section.Keys : [new() { Key = Local, Tenant = Local, RecordsPerSecond = 1_000_000 }];
        _keys = keys.ToDictionary(key => key.Key, key => new WriteKey(key), StringComparer.Ordinal);
        First = _keys[keys[0].Key];
        FirstName = keys[0].Key;
    }

    /// <summary>The key that the demo's own media reports by.</summary>
    public WriteKey First { get; }

    /// <summary>Its name.</summary>
    public string FirstName { get; }

    /// <summary>Finds a key.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out WriteKey? key) => _keys.TryGetValue(name, out key);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (WriteKey key in _keys.Values)
        {
            key.Dispose();
        }
    }
}
