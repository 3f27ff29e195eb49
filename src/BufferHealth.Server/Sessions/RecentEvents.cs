using System.Runtime.CompilerServices;

namespace BufferHealth.Server.Sessions;

/// <summary>Hashes of the newest sixteen events of a session, for those without a sequence number.</summary>
[InlineArray(Length)]
internal struct RecentEvents
{
    public const int Length = 16;

    private uint _first;

    /// <summary>Whether it came before; takes it in if not.</summary>
    /// <param name="hash">Of what it is and when it was.</param>
    /// <param name="count">Events taken before.</param>
    public bool Has(ulong hash, int count)
    {
        // 0 is an empty place.
        uint mark = (uint)(hash ^ hash >> 32) | 1;
        Span<uint> marks = this;
        if (marks.Contains(mark))
        {
            return true;
        }
        marks[(int)((uint)count % Length)] = mark;
        return false;
    }
}
