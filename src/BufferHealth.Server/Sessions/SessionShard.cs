using System.Text;
using BufferHealth.Cmcd;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// Follows the sessions that fall to it (<see cref="SessionHash"/>): records in, changes and rows out. One thread at a time; no lock and no
/// clock: what time it is comes with the calls. Memory is bounded by <see cref="SessionOptions.Capacity"/> whatever comes.
/// See docs/collector.md.
/// </summary>
internal sealed class SessionShard
{
    private const int IdLimit = 128;

    private readonly SessionOptions _options;
    private readonly ISessionOutput _output;
    private readonly Dictionary<byte[], Session> _sessions = new(new SessionKeys());
    private readonly Dictionary<byte[], Session>.AlternateLookup<ReadOnlySpan<byte>> _byKey;
    private readonly IdleOrder _idle = new();
    private readonly TimerWheel _wheel = new();
    private readonly ClosedSessions _closed;
    private readonly TextPool _texts = new();
    private long _nowMs;

    /// <summary>A shard without sessions.</summary>
    /// <param name="options">Bounds and times.</param>
    /// <param name="output">Where results go.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public SessionShard(SessionOptions options, ISessionOutput output)
    {
        _options = options.Checked();
        _output = output;
        _byKey = _sessions.GetAlternateLookup<ReadOnlySpan<byte>>();
        _closed = new(Math.Max(64, options.Capacity / 4));
    }

    /// <summary>Sessions that are open.</summary>
    public int Count => _sessions.Count;

    /// <summary>What has been counted.</summary>
    public SessionCounts Counts { get; } = new();

    /// <summary>Takes a record. Its sessions that are due are closed first.</summary>
    /// <param name="report">Whose it is, when and how it came.</param>
    /// <param name="record">The record.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentException">The tenant is too long or has a line feed.</exception>
    public ReportFate Take(in SessionReport report, in CmcdRecord record)
    {
        if (report.Tenant.Length > SessionReport.TenantLimit || report.Tenant.Contains((byte)'\n'))
        {
            throw new ArgumentException($"The tenant '{Encoding.UTF8.GetString(report.Tenant)}' must have at most {SessionReport.TenantLimit} bytes and no line feed.", nameof(report));
        }
        Advance(report.ArrivalMs);
        Counts.Records++;
        ReportFate fate = Follow(report, record);
        _ = fate switch
        {
            ReportFate.NoSession => Counts.NoSession++,
            ReportFate.Duplicate => Counts.Duplicates++,
            ReportFate.Late => Counts.Late++,
            ReportFate.AfterClose => Counts.AfterClose++,
            _ => 0,
        };
        return fate;
    }

    /// <summary>Closes the sessions that are due. Called with each record, and once a second when none come.</summary>
    /// <param name="nowMs">Ms since 1970 by the collector's clock; a time before the last changes nothing.</param>
    public void Advance(long nowMs)
    {
        _nowMs = Math.Max(_nowMs, nowMs);
        while (_wheel.Due(_nowMs) is { } session)
        {
            Counts.TimedOut += session.Said is null ? 1 : 0;
            Drop(session, session.Said ?? SessionEnding.TimedOut);
        }
    }

    /// <summary>Closes all sessions.</summary>
    public void Close()
    {
        while (_idle.First is { } session)
        {
            _wheel.Remove(session);
            Drop(session, session.Said ?? SessionEnding.Closed);
        }
    }

    private ReportFate Follow(in SessionReport report, in CmcdRecord record)
    {
        int tenant = report.Tenant.Length;
        Span<byte> room = stackalloc byte[SessionReport.TenantLimit + 1 + IdLimit];
        report.Tenant.CopyTo(room);
        room[tenant] = (byte)'\n';
        if (!record.SessionId.TryCopyTo(room.Slice(tenant + 1, IdLimit), out int length) || length == 0)
        {
            return ReportFate.NoSession;
        }
        ReadOnlySpan<byte> key = room[..(tenant + 1 + length)];
        if (!_byKey.TryGetValue(key, out Session? session))
        {
            session = Open(key, (byte)tenant, report, record);
            if (session is null)
            {
                return ReportFate.AfterClose;
            }
        }
        else
        {
            _idle.Remove(session);
        }
        _idle.Add(session);
        SessionState before = session.LiveState;
        ReportFate fate = session.Take(report, record, _options, _texts, Counts);
        Expect(session);
        if (session.LiveState != before)
        {
            _output.Changed(new(session.Tenant, session.SessionId, before, session.LiveState, session.LiveSinceMs));
        }
        return fate;
    }

    /// <summary>When the session is due from now on; one that is over is due sooner, so that it has to be hung in anew.</summary>
    private void Expect(Session session)
    {
        TimeSpan wait = session.IsOver ? _options.EndLinger : _options.IdleLimit;
        long deadline = _nowMs + (long)wait.TotalMilliseconds;
        bool sooner = deadline < session.DeadlineMs;
        session.DeadlineMs = deadline;
        if (sooner)
        {
            _wheel.Remove(session);
            _wheel.Add(session);
        }
    }

    /// <summary>Null when the record belongs to a session that has been closed.</summary>
    private Session? Open(ReadOnlySpan<byte> key, byte tenant, in SessionReport report, in CmcdRecord record)
    {
        int part = 0;
        bool resumed = _closed.TryFind(key, out ClosedSessions.Closed? closed);
        if (resumed)
        {
            // A player that stays on its end goes on to say so every 30 s.
            bool isOver = record.State is CmcdState.Ended or CmcdState.Quit or CmcdState.FatalError;
            if (isOver || (report.Mode == ReportMode.Event && record.TimestampMs <= closed!.NewestMs))
            {
                return null;
            }
            part = closed!.Part + 1;
            Counts.Resumed++;
        }
        if (_sessions.Count == _options.Capacity)
        {
            Session oldest = _idle.First!;
            Counts.Evicted++;
            _wheel.Remove(oldest);
            Drop(oldest, oldest.Said ?? SessionEnding.Evicted);
        }
        Session session = new(key.ToArray(), tenant, part) { DeadlineMs = _nowMs + (long)_options.IdleLimit.TotalMilliseconds };
        if (closed?.Totals is { } totals)
        {
            session.Resume(totals);
        }
        _sessions.Add(session.Key, session);
        _wheel.Add(session);
        Counts.Opened++;
        return session;
    }

    /// <summary>Closes a session that has been taken off the wheel.</summary>
    private void Drop(Session session, SessionEnding ending)
    {
        _sessions.Remove(session.Key);
        _idle.Remove(session);
        session.Settle(Counts);
        Counts.Closed++;
        Counts.SkewedSessions += Math.Abs(session.ClockBehindMs ?? 0) >= 1000 ? 1 : 0;
        _closed.Add(session);
        _output.Closed(session.Row(ending));
    }
}
