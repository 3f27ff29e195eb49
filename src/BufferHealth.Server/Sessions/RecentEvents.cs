using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>Hashes of the newest sixteen events of a session whose player sends no sequence numbers. Made with the first of them.</summary>
internal sealed class RecentEvents
{
    private const int Length = 16;

    private readonly uint[] _marks = new uint[Length];
    private byte _next;

    /// <summary>Whether it came before; takes it in if not.</summary>
    /// <param name="hash">Of what it is and when it was.</param>
    public bool Has(ulong hash)
    {
        // 0 is an empty place.
        uint mark = (uint)(hash ^ hash >> 32) | 1;
        if (_marks.AsSpan().Contains(mark))
        {
            return true;
        }
        _marks[_next] = mark;
        _next = (byte)((_next + 1) % Length);
        return false;
    }

    internal void Write(SnapshotWriter writer)
    {
        writer.Put(_next);
        foreach (uint mark in _marks)
        {
            writer.Put(mark);
        }
    }

    internal static RecentEvents Read(ref SnapshotReader reader)
    {
        RecentEvents recent = new() { _next = (byte)reader.Long(0, Length - 1) };
        foreach (ref uint mark in recent._marks.AsSpan())
        {
            mark = (uint)reader.Long(0, uint.MaxValue);
        }
        return recent;
    }
}
