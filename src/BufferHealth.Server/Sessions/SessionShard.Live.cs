using System.Text;
using BufferHealth.Server.Live;

namespace BufferHealth.Server.Sessions;

/// <content>What its sessions do now. On the shard's thread, like all else.</content>
internal sealed partial class SessionShard
{
    /// <summary>The tenants that it has seen.</summary>
    public IEnumerable<string> Tenants => _tenants.Select(t => t.Text);

    /// <summary>What a tenant's viewers do now; none for a tenant that it has not seen.</summary>
    public LiveCounts Now(string tenant) => _tenants.Find(t => t.Text == tenant)?.Live ?? default;

    /// <summary>
    /// Open sessions of a tenant as they would be closed now: those first that are stalled, the longest at the top; then those that changed
    /// last. Looks at each session of the shard.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="search">Part of <c>sid</c> or <c>cid</c>, whatever its case; empty for all.</param>
    /// <param name="limit">The most.</param>
    public List<LiveSession> Live(string tenant, string search, int limit)
    {
        List<Session> found = [];
        for (Session? session = _idle.First; session is not null; session = session.IdleAfter)
        {
            if (session.Tenant.Text == tenant && (search.Length == 0 || Has(session.SessionId, search) || Has(session.Content, search)))
            {
                found.Add(session);
            }
        }
        return [.. found
            .OrderBy(s => LiveSession.Place(s.LiveState, s.LiveSinceMs))
            .Take(limit)
            .Select(Shown)];
    }

    /// <summary>One open session; null when there is none.</summary>
    public LiveSession? Live(string tenant, string sessionId) =>
        _sessions.TryGetValue(Encoding.UTF8.GetBytes($"{tenant}\n{sessionId}"), out Session? session) ? Shown(session) : null;

    private static LiveSession Shown(Session session) => new(session.Row(ending: null), session.LiveState, session.LiveSinceMs, session.LevelMs);

    private static bool Has(ReadOnlySpan<byte> text, string part)
    {
        Span<char> chars = stackalloc char[TextPool.Limit];
        int length = Encoding.ASCII.GetChars(text, chars);
        return chars[..length].Contains(part, StringComparison.OrdinalIgnoreCase);
    }
}
