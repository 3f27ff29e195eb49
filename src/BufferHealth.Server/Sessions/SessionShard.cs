using System.Text;
using System.Text.Unicode;
using BufferHealth.Cmcd;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// Follows the sessions that fall to it (<see cref="SessionHash"/>): records in; points, minutes and rows out. One thread at a time; no lock and no
/// clock: what time it is comes with the calls. Memory is bounded by <see cref="SessionOptions.Capacity"/> whatever comes.
/// See docs/collector.md.
/// </summary>
internal sealed partial class SessionShard
{
    /// <summary>Longest <c>sid</c> in bytes; a longer one names no session.</summary>
    public const int IdLimit = 128;

    private readonly SessionOptions _options;
    private readonly ISessionOutput _output;
    private readonly Dictionary<byte[], Session> _sessions = new(new SessionKeys());
    private readonly Dictionary<byte[], Session>.AlternateLookup<ReadOnlySpan<byte>> _byKey;
    private readonly IdleOrder _idle = new();
    private readonly TimerWheel _wheel = new();
    private readonly ClosedSessions _closed;
    private readonly TextPool _texts = new();
    private readonly List<Tenant> _tenants = [];
    private readonly int _number;
    private long _nowMs;
    private long _minute = -1;

    /// <summary>A shard without sessions.</summary>
    /// <param name="options">Bounds and times.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="number">Which shard it is: <see cref="Rollups.RollupRow.Shard"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public SessionShard(SessionOptions options, ISessionOutput output, int number = 0)
    {
        _options = options.Checked();
        _output = output;
        _number = number;
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
    /// <exception cref="ArgumentException">The tenant is too long or has a line feed, or the player is too long or no UTF-8.</exception>
    public ReportFate Take(in SessionReport report, in CmcdRecord record)
    {
        if (report.Tenant.Length > SessionReport.TenantLimit || report.Tenant.Contains((byte)'\n'))
        {
            throw new ArgumentException($"The tenant '{Encoding.UTF8.GetString(report.Tenant)}' must have at most {SessionReport.TenantLimit} bytes and no line feed.", nameof(report));
        }
        if (report.Player.Length > SessionReport.PlayerLimit || !Utf8.IsValid(report.Player))
        {
            throw new ArgumentException($"The player '{Encoding.UTF8.GetString(report.Player)}' must be UTF-8 of at most {SessionReport.PlayerLimit} bytes.", nameof(report));
        }
        Advance(report.ArrivalMs);
        ReportFate fate = Follow(report, record);
        _ = fate switch
        {
            ReportFate.Taken => Counts.Taken++,
            ReportFate.NoSession => Counts.NoSession++,
            ReportFate.Duplicate => Counts.Duplicates++,
            ReportFate.Late => Counts.Late++,
            ReportFate.AfterClose => Counts.AfterClose++,
            _ => 0,
        };
        return fate;
    }

    /// <summary>Tells the minute that is over, then closes the sessions that are due. Called with each record, and once a second when none come.</summary>
    /// <param name="nowMs">Ms since 1970 by the collector's clock; a time before the last changes nothing.</param>
    public void Advance(long nowMs)
    {
        _nowMs = Math.Max(_nowMs, nowMs);
        TurnMinute();
        while (_wheel.Due(_nowMs) is { } session)
        {
            Counts.TimedOut += session.Said is null ? 1 : 0;
            Drop(session, session.Said ?? SessionEnding.TimedOut);
        }
    }

    /// <summary>Closes all sessions and tells the minute that is not over. The last call: more in this minute would tell it again.</summary>
    public void Close()
    {
        while (_idle.First is { } session)
        {
            _wheel.Remove(session);
            Drop(session, session.Said ?? SessionEnding.Closed);
        }
        TellMinute();
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
            session = Open(key, tenant, report, record);
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
        ReportFate fate = session.Take(report, record, _options, _texts, Counts, out SessionPoint? point);
        Expect(session);
        if (session.LiveState != before)
        {
            session.Tenant.Leave(before);
            session.Tenant.Enter(session.LiveState);
        }
        if (point is not null)
        {
            _output.Told(point);
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
    private Session? Open(ReadOnlySpan<byte> key, int tenant, in SessionReport report, in CmcdRecord record)
    {
        if (_closed.TryFind(key, out EarlierPart? earlier))
        {
            // A player that stays on its end goes on to say so every 30 s.
            bool isOver = record.State is CmcdState.Ended or CmcdState.Quit or CmcdState.FatalError;
            if (isOver || (report.Mode == ReportMode.Event && record.TimestampMs is { } timeMs && earlier.Holds(timeMs, report.ArrivalMs)))
            {
                return null;
            }
            Counts.Resumed++;
        }
        while (_sessions.Count >= _options.Capacity)
        {
            Session oldest = _idle.First!;
            Counts.Evicted++;
            _wheel.Remove(oldest);
            Drop(oldest, oldest.Said ?? SessionEnding.Evicted);
        }
        Session session = new(TenantOf(key[..tenant]), key.ToArray(), earlier) { DeadlineMs = _nowMs + (long)_options.IdleLimit.TotalMilliseconds };
        session.GoOn();
        session.Tenant.Enter(session.LiveState);
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
        session.Tenant.Leave(session.LiveState);
        SessionRow row = session.Row(ending);
        session.Tenant.Minute.Add(session, session.Share(row), _options, Counts);
        _output.Closed(row);
    }

    private Tenant TenantOf(ReadOnlySpan<byte> name)
    {
        foreach (Tenant tenant in _tenants)
        {
            if (name.SequenceEqual(tenant.Name))
            {
                return tenant;
            }
        }
        _tenants.Add(new(name.ToArray()));
        return _tenants[^1];
    }
}
