using System.Diagnostics.CodeAnalysis;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// The sessions closed last: so that a record that was held up opens none, and one that comes back does not tell its totals twice.
/// </summary>
/// <param name="capacity">How many; the oldest is forgotten first.</param>
internal sealed class ClosedSessions(int capacity)
{
    private const int LongestKey = 256;

    private readonly Dictionary<byte[], Closed> _closed = new(new SessionKeys());
    private readonly Queue<(byte[] Key, long Stamp)> _order = new();
    private long _stamp;

    /// <summary>Keeps what a session leaves.</summary>
    public void Add(Session session)
    {
        _closed[session.Key] = new(session.Left, ++_stamp);
        _order.Enqueue((session.Key, _stamp));
        while (_order.Count > capacity)
        {
            (byte[] key, long stamp) = _order.Dequeue();
            if (_closed.TryGetValue(key, out Closed? oldest) && oldest.Stamp == stamp)
            {
                _closed.Remove(key);
            }
        }
    }

    /// <summary>Finds what a session has left.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, [NotNullWhen(true)] out EarlierPart? left)
    {
        left = _closed.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out Closed? closed) ? closed.Left : null;
        return left is not null;
    }

    internal void Write(SnapshotWriter writer)
    {
        writer.Put(_stamp);
        writer.Put(_order.Count);
        foreach ((byte[] key, long stamp) in _order)
        {
            writer.Put(key);
            writer.Put(stamp);
            Closed? closed = _closed.GetValueOrDefault(key);
            bool isNewest = closed?.Stamp == stamp;
            writer.Put(isNewest);
            if (isNewest)
            {
                closed!.Left.Write(writer);
            }
        }
    }

    internal void Read(ref SnapshotReader reader)
    {
        _stamp = reader.Long();
        for (int left = reader.Count(); left > 0; left--)
        {
            byte[] key = reader.Bytes(LongestKey).ToArray();
            long stamp = reader.Long();
            _order.Enqueue((key, stamp));
            if (reader.Bool())
            {
                _closed[key] = new(EarlierPart.Read(ref reader), stamp);
            }
        }
    }

    /// <param name="Left">What a session has left.</param>
    /// <param name="Stamp">Which of the closed ones it is.</param>
    private sealed record Closed(EarlierPart Left, long Stamp);
}
