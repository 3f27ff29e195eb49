using System.Diagnostics.CodeAnalysis;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// The sessions closed last: so that a record that was held up opens none, and one that comes back does not tell its totals twice.
/// </summary>
/// <param name="capacity">How many; the oldest is forgotten first.</param>
internal sealed class ClosedSessions(int capacity)
{
    private readonly Dictionary<byte[], Closed> _closed = new(new SessionKeys());
    private readonly Queue<(byte[] Key, long Stamp)> _order = new();
    private long _stamp;

    /// <summary>Keeps what a session leaves.</summary>
    public void Add(Session session)
    {
        _closed[session.Key] = new(session.Part, session.NewestMs, session.TotalsTold, ++_stamp);
        _order.Enqueue((session.Key, _stamp));
        if (_order.Count > capacity)
        {
            (byte[] key, long stamp) = _order.Dequeue();
            if (_closed.TryGetValue(key, out Closed? oldest) && oldest.Stamp == stamp)
            {
                _closed.Remove(key);
            }
        }
    }

    /// <summary>Finds what a session has left.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, [NotNullWhen(true)] out Closed? closed) =>
        _closed.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out closed);

    /// <summary>What a session has left.</summary>
    /// <param name="Part">Its part.</param>
    /// <param name="NewestMs">Its newest time stamp, by the player's clock.</param>
    /// <param name="Totals">The totals that it told; null when none.</param>
    /// <param name="Stamp">Which of the closed ones it is.</param>
    internal sealed record Closed(int Part, long? NewestMs, long[]? Totals, long Stamp);
}
