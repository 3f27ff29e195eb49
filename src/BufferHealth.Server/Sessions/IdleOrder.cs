namespace BufferHealth.Server.Sessions;

/// <summary>Sessions in the order of their last records, linked through themselves.</summary>
internal sealed class IdleOrder
{
    private Session? _last;

    /// <summary>The one that has been silent for longest.</summary>
    public Session? First { get; private set; }

    /// <summary>Puts a session that is not in it at the end.</summary>
    public void Add(Session session)
    {
        (session.IdleBefore, session.IdleAfter) = (_last, null);
        if (_last is null)
        {
            First = session;
        }
        else
        {
            _last.IdleAfter = session;
        }
        _last = session;
    }

    /// <summary>Takes a session out.</summary>
    public void Remove(Session session)
    {
        if (session.IdleBefore is { } before)
        {
            before.IdleAfter = session.IdleAfter;
        }
        else
        {
            First = session.IdleAfter;
        }
        if (session.IdleAfter is { } after)
        {
            after.IdleBefore = session.IdleBefore;
        }
        else
        {
            _last = session.IdleBefore;
        }
    }
}
