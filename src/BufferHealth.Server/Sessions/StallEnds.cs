using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// How the stalls of event mode ended. A player that tells the length of a stall (<c>bsd</c>) with the state after it, and once does not, has told it
/// with a record that was lost: until the next one it only seems to be stalled, and for no longer than its others were.
/// </summary>
internal struct StallEnds
{
    private int _openMs;
    private int _told;
    private int _toldMs;
    private int _untold;
    private int _untoldMs;

    /// <summary>By how much the stalls whose end was lost seem longer than the others were.</summary>
    public readonly long ExcessMs => _told == 0 ? 0 : Math.Max(0, _untoldMs - ((long)_untold * _toldMs / _told));

    /// <summary>A stall goes on.</summary>
    public void Pass(int ms) => _openMs = Sum(_openMs, ms);

    /// <summary>A stall is over.</summary>
    /// <param name="isTold">Whether its length is told.</param>
    /// <param name="isExpected">Whether it would be.</param>
    public void End(bool isTold, bool isExpected)
    {
        if (isTold)
        {
            _told++;
            _toldMs = Sum(_toldMs, _openMs);
        }
        else if (isExpected)
        {
            _untold++;
            _untoldMs = Sum(_untoldMs, _openMs);
        }
        _openMs = 0;
    }

    internal readonly void Write(SnapshotWriter writer)
    {
        writer.Put(_openMs);
        writer.Put(_told);
        writer.Put(_toldMs);
        writer.Put(_untold);
        writer.Put(_untoldMs);
    }

    internal static StallEnds Read(ref SnapshotReader reader) =>
        new() { _openMs = reader.Int(), _told = reader.Int(), _toldMs = reader.Int(), _untold = reader.Int(), _untoldMs = reader.Int() };

    /// <summary>No more than 24 days.</summary>
    private static int Sum(int ms, int more) => (int)Math.Min((long)ms + more, int.MaxValue);
}
