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
}
