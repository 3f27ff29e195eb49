using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// Which sessions are due, to a second. A record only moves its session's deadline; where the session hangs is looked at when
/// that place comes round, once in two minutes at most. Linked through the sessions themselves.
/// </summary>
internal sealed class TimerWheel
{
    private const int Places = 128;
    private const int Coming = Places;
    private const long TickMs = 1000;

    private readonly Session?[] _first = new Session?[Places + 1];
    private long _tick = -1;

    /// <summary>Takes a session out that is due.</summary>
    /// <param name="nowMs">The time; one before the last is as if it were that.</param>
    /// <returns>Null when no more are.</returns>
    public Session? Due(long nowMs)
    {
        long now = nowMs / TickMs;
        _tick = _tick < 0 ? now : _tick;
        while (true)
        {
            while (_first[Coming] is { } session)
            {
                Remove(session);
                if (session.DeadlineMs <= nowMs)
                {
                    return session;
                }
                Add(session);
            }
            if (_tick >= now)
            {
                return null;
            }
            // After a long silence each place is looked at once.
            _tick = Math.Max(_tick + 1, now - Places + 1);
            Bring((int)(_tick % Places));
        }
    }

    /// <summary>Hangs a session in, which must not be in it.</summary>
    public void Add(Session session)
    {
        long due = (session.DeadlineMs + TickMs - 1) / TickMs;
        Link(session, (int)(Math.Clamp(due, _tick + 1, _tick + Places - 1) % Places));
    }

    /// <summary>Takes a session out.</summary>
    public void Remove(Session session)
    {
        if (session.WheelBefore is { } before)
        {
            before.WheelAfter = session.WheelAfter;
        }
        else
        {
            _first[session.WheelPlace] = session.WheelAfter;
        }
        if (session.WheelAfter is { } after)
        {
            after.WheelBefore = session.WheelBefore;
        }
    }

    private void Bring(int place)
    {
        for (Session? session = _first[Coming] = _first[place]; session is not null; session = session.WheelAfter)
        {
            session.WheelPlace = Coming;
        }
        _first[place] = null;
    }

    private void Link(Session session, int place)
    {
        Session? next = _first[place];
        (session.WheelBefore, session.WheelAfter, session.WheelPlace) = (null, next, (short)place);
        if (next is not null)
        {
            next.WheelBefore = session;
        }
        _first[place] = session;
    }

    /// <summary>Writes where each session hangs.</summary>
    internal void Write(SnapshotWriter writer, IReadOnlyDictionary<Session, int> numbers)
    {
        writer.Put(_tick);
        foreach (Session? first in _first)
        {
            List<int> hanging = [];
            for (Session? session = first; session is not null; session = session.WheelAfter)
            {
                hanging.Add(numbers[session]);
            }
            writer.Put(hanging.Count);
            // Backwards, because each is linked before the one that was first.
            for (int i = hanging.Count - 1; i >= 0; i--)
            {
                writer.Put(hanging[i]);
            }
        }
    }

    /// <summary>Hangs each session in where it hung.</summary>
    internal void Read(ref SnapshotReader reader, ReadOnlySpan<Session> sessions)
    {
        _tick = reader.Long();
        HashSet<long> hung = [];
        for (int place = 0; place < _first.Length; place++)
        {
            for (int left = reader.Count(sessions.Length); left > 0; left--)
            {
                long number = reader.Long(0, sessions.Length - 1);
                if (!hung.Add(number))
                {
                    throw SnapshotReader.Damaged("a session hangs twice");
                }
                Link(sessions[(int)number], place);
            }
        }
        if (hung.Count != sessions.Length)
        {
            throw SnapshotReader.Damaged("a session does not hang");
        }
    }
}
