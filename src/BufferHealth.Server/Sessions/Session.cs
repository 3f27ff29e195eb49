using BufferHealth.Cmcd;

namespace BufferHealth.Server.Sessions;

/// <summary>One session: constant memory, whatever comes. Its shard finds it, links it, and closes it.</summary>
/// <param name="tenant">Whose session it is.</param>
/// <param name="key">Tenant, line feed, <c>sid</c>.</param>
/// <param name="earlier">What its earlier part left; null for the first.</param>
internal sealed partial class Session(Tenant tenant, byte[] key, EarlierPart? earlier)
{
    private SequenceWindows _windows;
    private RecentEvents? _recent;
    private PendingReports _pending;
    private EventSums _events;
    private RequestSums? _requests;
    private OwnTotals? _totals;
    private PlayerClock _clock;
    private Phase _live;
    private byte[]? _content;
    private byte[]? _cdn;
    private byte[]? _player;
    private byte[][]? _custom;
    private long _lastArrivalMs;

    /// <summary>The first record, by the player's clock once that is known.</summary>
    private long _firstMs = long.MaxValue;

    private long _newestMs = long.MinValue;
    private int? _startupTold;
    private int? _droppedFrames;
    private int _reports;
    private int _duplicates;
    private int _late;
    private int _refused;
    private int _errors;
    private int _level = -1;
    private ushort _liveContent;
    private ushort _newestOrder;
    private SessionEnding? _said;

    /// <summary>Tenant, line feed, <c>sid</c>.</summary>
    public byte[] Key => key;

    /// <summary>Whose session it is.</summary>
    public Tenant Tenant => tenant;

    /// <summary><c>sid</c>.</summary>
    public ReadOnlySpan<byte> SessionId => key.AsSpan(tenant.Name.Length + 1);

    /// <summary>The newest <c>cid</c>; null when not told.</summary>
    public byte[]? Content => _content;

    /// <summary>The newest <c>cdn</c>; null when not told.</summary>
    public byte[]? Cdn => _cdn;

    /// <summary>The player as the address names it; null when it does not.</summary>
    public byte[]? Player => _player;

    /// <summary>The newest level, ms; null when not told.</summary>
    public int? LevelMs => _level < 0 ? null : _level;

    /// <summary>The newest time stamp by the player's clock; null without one.</summary>
    public long? NewestMs => _clock.IsKnown ? _newestMs : null;

    /// <summary>The state as the newest record tells it.</summary>
    public SessionState LiveState => _live.State;

    /// <summary>Since when, by the collector's clock.</summary>
    public long LiveSinceMs { get; private set; }

    /// <summary>When it is closed unless a record comes.</summary>
    public long DeadlineMs { get; set; }

    /// <summary>Whether the viewer left or the player failed: nothing but what was held up will come.</summary>
    public bool IsOver => _said is SessionEnding.Quit or SessionEnding.Failed;

    /// <summary>The end that the player said; null when it did not.</summary>
    public SessionEnding? Said => _said;

    /// <summary>The totals that it told; null when none.</summary>
    public long[]? TotalsTold => _totals?.Told;

    /// <summary>By how much the player's clock is behind; null without time stamps.</summary>
    public long? ClockBehindMs => _clock.IsKnown ? _clock.BehindMs : null;

    internal Session? IdleBefore { get; set; }

    internal Session? IdleAfter { get; set; }

    internal Session? WheelBefore { get; set; }

    internal Session? WheelAfter { get; set; }

    internal short WheelPlace { get; set; }

    /// <summary>Takes the totals of an earlier part off those that are told now.</summary>
    public void Resume(ReadOnlySpan<long> told) => (_totals ??= new()).Leave(told);

    /// <summary>Takes a record.</summary>
    /// <param name="report">Whose it is, when and how it came.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">Bounds and times.</param>
    /// <param name="texts">Texts that sessions share.</param>
    /// <param name="counts">Counts what happens.</param>
    /// <param name="point">The point of the timeline that it is worth; null when none.</param>
    public ReportFate Take(in SessionReport report, in CmcdRecord record, SessionOptions options, TextPool texts, SessionCounts counts, out SessionPoint? point)
    {
        point = null;
        if (_reports == 0)
        {
            LiveSinceMs = report.ArrivalMs;
        }
        bool isEvent = report.Mode == ReportMode.Event;
        short target = (short)(report.Target << 1 | (isEvent ? 1 : 0));
        long? time = !isEvent ? null : record.TimestampMs ?? report.ArrivalMs - _clock.BehindMs;
        ReportFate? fate = Sequence(record, target, time, counts, out ushort order, out bool isNext);
        if (fate is { } known)
        {
            _duplicates += known == ReportFate.Duplicate ? 1 : 0;
            _late += known == ReportFate.Late ? 1 : 0;
            return known;
        }
        SessionState before = LiveState;
        int errors = Errors;
        _reports++;
        _lastArrivalMs = Math.Max(_lastArrivalMs, report.ArrivalMs);
        TakeFigures(record, isEvent);
        CmcdText cause = TakeOthers(record, target, record.SequenceNumber ?? time ?? report.ArrivalMs, options.CustomKeys, texts, counts);
        if (!report.Player.IsEmpty && !report.Player.SequenceEqual(_player))
        {
            _player = texts.Share(report.Player);
        }
        fate = time is { } timeMs
            ? TakeEvent(report.ArrivalMs, timeMs, record, order, isNext && timeMs < _newestMs - PlayerClock.MostBackMs, options, texts, counts)
            : TakeRequest(report.ArrivalMs, record, texts, counts);
        point = Point(report, record, cause, time, before, Errors != errors);
        return fate.Value;
    }

    /// <summary>Settles all that still waits.</summary>
    public void Settle(SessionCounts counts)
    {
        while (_pending.Count > 0)
        {
            SettleNext(counts);
        }
    }

    /// <summary>Null when the record is to be taken.</summary>
    private ReportFate? Sequence(in CmcdRecord record, short target, long? time, SessionCounts counts, out ushort order, out bool isNext)
    {
        (order, isNext) = (0, false);
        if (record.SequenceNumber is { } number)
        {
            Span<SequenceWindow> windows = _windows;
            for (int i = 0; i < windows.Length; i++)
            {
                ref SequenceWindow window = ref windows[i];
                if (!window.IsFor(target))
                {
                    continue;
                }
                order = PendingReport.OrderOf(i, number);
                bool? has = window.Has(number);
                isNext = window.IsUsed && number > window.Highest;
                if (has == false)
                {
                    window.Take(target, number);
                    return null;
                }
                // A number from before, and newer than all that has come: a page that was loaded anew and kept its session. Requests have
                // no time stamp; one so far back that it cannot be looked up is taken for that as well.
                bool restarts = time is { } t ? t > NewestMs && number < window.Highest : has is null;
                if (!restarts)
                {
                    counts.Unknown += has is null ? 1 : 0;
                    return has == true ? ReportFate.Duplicate : ReportFate.Late;
                }
                window.Restart(target, number);
                _totals?.Restart(target);
                counts.SequenceRestarts++;
                return null;
            }
        }
        // The state belongs to it: two changes may fall into one millisecond.
        long what = (long)(record.Event ?? 0) << 8 | (long)(record.State ?? 0);
        bool known = time is not null && record.TimestampMs is { } said && (_recent ??= new()).Has(SessionHash.Of(said, what));
        return known ? ReportFate.Duplicate : null;
    }

    /// <summary>What does not depend on the order.</summary>
    private void TakeFigures(in CmcdRecord record, bool isEvent)
    {
        _droppedFrames = record.DroppedFrames is { } dropped ? Math.Max(Bounded(dropped), _droppedFrames ?? 0) : _droppedFrames;
        if (!isEvent)
        {
            return;
        }
        _startupTold ??= record.StartDelayMs is { } startup && startup != earlier?.StartupMs ? Bounded(startup) : null;
        if (record.Event == CmcdEvent.Error)
        {
            foreach (CmcdText _ in record.ErrorCodes)
            {
                _errors++;
            }
        }
    }

    private static int Bounded(long number) => (int)Math.Min(number, int.MaxValue);

    private ReportFate TakeEvent(long arrivalMs, long timeMs, in CmcdRecord record, ushort order, bool isPutBack, SessionOptions options, TextPool texts, SessionCounts counts)
    {
        counts.Untimed += record.TimestampMs is null ? 1 : 0;
        _firstMs = _clock.IsKnown ? _firstMs : timeMs;
        if (_clock.Take(timeMs, arrivalMs, isPutBack) is var jump && jump != 0)
        {
            counts.ClockJumps++;
            Settle(counts);
            _events.Shift(jump);
            _firstMs += jump;
            _newestMs += jump;
        }
        _firstMs = Math.Min(_firstMs, timeMs);
        if (_pending.IsFull)
        {
            counts.Crowded++;
            SettleNext(counts);
        }
        ushort content = _liveContent != 0 && record.ContentId.Is(_content) ? _liveContent : PendingReport.ContentHash(texts.Share(record.ContentId));
        bool late = _events.Any && timeMs < _events.LastMs;
        if (!late)
        {
            _pending.Add(
                new(record.State, record.BufferLengthMs.Least, record.EncodedBitrateKbps.Greatest, record.StarvationMs.Greatest, record.Event == CmcdEvent.PlayState, content, order),
                timeMs,
                arrivalMs);
        }
        if (timeMs > _newestMs || (timeMs == _newestMs && !PendingReport.Precedes(order, _newestOrder)))
        {
            _newestOrder = order;
            TakeNewest(timeMs, record, content, texts);
        }
        while (_pending.Count > 0 && arrivalMs - _pending.FirstArrivalMs >= options.ReorderWindow.TotalMilliseconds)
        {
            SettleNext(counts);
        }
        _late += late ? 1 : 0;
        return late ? ReportFate.Late : ReportFate.Taken;
    }

    private void SettleNext(SessionCounts counts)
    {
        PendingReport next = _pending.Next(out long timeMs);
        counts.ContentChanges += _events.Take(next, timeMs) ? 1 : 0;
    }

    /// <summary>What the newest record alone tells.</summary>
    private void TakeNewest(long timeMs, in CmcdRecord record, ushort content, TextPool texts)
    {
        _newestMs = timeMs;
        _level = record.BufferLengthMs.Least is { } level ? Bounded(level) : _level;
        TakeTexts(record, texts);
        if (content != 0)
        {
            if (_liveContent != 0 && content != _liveContent)
            {
                _live.BeginContent();
            }
            _liveContent = content;
        }
        if (record.State is not { } told)
        {
            return;
        }
        SessionState before = _live.State;
        _live.Take(told);
        LiveSinceMs = before == _live.State ? LiveSinceMs : timeMs + _clock.BehindMs;
        _said = told switch
        {
            CmcdState.Ended => SessionEnding.Ended,
            CmcdState.Quit => SessionEnding.Quit,
            CmcdState.FatalError => SessionEnding.Failed,
            _ => null,
        };
    }

    private ReportFate TakeRequest(long arrivalMs, in CmcdRecord record, TextPool texts, SessionCounts counts)
    {
        _requests ??= new();
        _requests.Take(record, arrivalMs);
        if (NewestMs is null)
        {
            byte[]? before = _content;
            TakeTexts(record, texts);
            if (before is not null && !before.AsSpan().SequenceEqual(_content))
            {
                _requests.ContentChanges++;
                counts.ContentChanges++;
            }
        }
        bool late = arrivalMs < _lastArrivalMs;
        _level = !late && NewestMs is null && record.BufferLengthMs.Least is { } level ? Bounded(level) : _level;
        _firstMs = _clock.IsKnown ? _firstMs : Math.Min(_firstMs, arrivalMs);
        _late += late ? 1 : 0;
        return late ? ReportFate.Late : ReportFate.Taken;
    }

    private void TakeTexts(in CmcdRecord record, TextPool texts)
    {
        _content = record.ContentId.Is(_content) ? _content : texts.Share(record.ContentId) ?? _content;
        _cdn = record.CdnId.Is(_cdn) ? _cdn : texts.Share(record.CdnId) ?? _cdn;
    }
}
