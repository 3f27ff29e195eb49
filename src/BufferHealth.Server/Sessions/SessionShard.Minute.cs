namespace BufferHealth.Server.Sessions;

/// <content>Minutes, by the calls' time.</content>
internal sealed partial class SessionShard
{
    private const long MinuteMs = 60_000;

    /// <summary>
    /// Tells the minute that is open when another has begun. Nothing is told of minutes without a call: whoever calls once a second has none.
    /// </summary>
    private void TurnMinute()
    {
        long minute = _nowMs / MinuteMs;
        if (minute == _minute)
        {
            return;
        }
        if (_minute >= 0)
        {
            TellMinute();
        }
        _minute = minute;
    }

    private void TellMinute()
    {
        for (Session? session = _idle.First; session is not null; session = session.IdleAfter)
        {
            session.Tenant.Minute.Add(session, session.Share(closed: null), _options, Counts);
        }
        foreach (Tenant tenant in _tenants)
        {
            tenant.Minute.Tell(tenant.Text, _minute * MinuteMs, _number, _output);
        }
    }
}
