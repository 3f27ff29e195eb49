using System.Diagnostics.CodeAnalysis;

namespace BufferHealth.Server.Links;

/// <summary>The links that pages have made, by id: a bounded number, and those not used for a while expire.</summary>
internal sealed class ShapedLinks(TimeProvider time) : IDisposable
{
    /// <summary>The most links at one time.</summary>
    public const int Capacity = 256;

    /// <summary>How long a link lives without a transfer, a question or a change.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ShapedLink> _links = new(StringComparer.Ordinal);
    private long _expired;

    /// <summary>How many links there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                Expire();
                return _links.Count;
            }
        }
    }

    /// <summary>How many links have expired since the server started.</summary>
    public long Expired => Volatile.Read(ref _expired);

    /// <summary>Whether an id can name a link: 1 to 64 letters, digits, hyphens and underscores.</summary>
    public static bool IsId(string id) =>
        id.Length is >= 1 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Finds a link and puts off its expiry.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out ShapedLink? link)
    {
        lock (_gate)
        {
            Expire();
            if (_links.TryGetValue(id, out link))
            {
                link.Touch();
            }

            return link is not null;
        }
    }

    /// <summary>Changes a link's rate, or makes the link.</summary>
    /// <param name="id">The link; see <see cref="IsId"/>.</param>
    /// <param name="profile">The rate.</param>
    /// <param name="created">Whether the link is new.</param>
    /// <returns>The link, or null when it would be new and there are <see cref="Capacity"/> already.</returns>
    public ShapedLink? Shape(string id, LinkProfile profile, out bool created)
    {
        lock (_gate)
        {
            Expire();
            created = false;
            if (_links.TryGetValue(id, out var link))
            {
                link.Shape(profile);
                return link;
            }

            if (_links.Count == Capacity)
            {
                return null;
            }

            created = true;
            return _links[id] = new ShapedLink(profile, time);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var link in _links.Values)
            {
                link.Dispose();
            }

            _links.Clear();
        }
    }

    private void Expire()
    {
        foreach (var (id, link) in _links)
        {
            if (link.Idle > IdleLimit)
            {
                link.Dispose();
                _links.Remove(id);
                Interlocked.Increment(ref _expired);
            }
        }
    }
}
