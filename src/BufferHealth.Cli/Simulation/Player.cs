using BufferHealth.Cmcd;

namespace BufferHealth.Cli.Simulation;

/// <summary>
/// One player with its viewer, from event to event: what it says comes out in the order of time, and what is true is kept beside.
/// docs/simulate.md describes the model and has its numbers.
/// </summary>
internal sealed partial class Player
{
    private const long Never = long.MaxValue;

    private readonly Visit _visit;
    private readonly Link _link;
    private readonly Queue<Report> _said = new(4);
    private readonly long _timerMs;
    private Dice _dice;
    private Doing _doing;
    private long _now;
    private long _timerAt;
    private int? _startupMs;
    private int _stallCount;
    private int _stallMs;
    private int _playingMs;
    private int _pausedMs;
    private int _seekingMs;
    private int _startingMs;
    private long _bitrateMs;
    private long _stallBegan;
    private int? _stallEnded;
    private bool _starved;
    private bool _startupUntold;

    /// <param name="visit">Whose session it is.</param>
    /// <param name="dice">The player's and the viewer's numbers.</param>
    /// <param name="incident">What befalls the network; null when nothing does.</param>
    /// <param name="contentMs">How long the content is.</param>
    /// <param name="cutMs">When the viewer leaves at the latest.</param>
    internal Player(Visit visit, Dice dice, Incident? incident, long contentMs, long cutMs)
    {
        (_visit, _dice, _contentMs) = (visit, dice, contentMs);
        _link = new(_dice.Split(), incident, visit.StartMs);
        _timerMs = visit.Dialect switch { Dialect.Client => 5000, Dialect.Events => 30_000, _ => Never };
        _timerAt = _timerMs;
        _roundTripMs = (int)Math.Clamp(_dice.LogNormal(60, 0.6), 5, 2000);
        _mostMs = 20_000 + 4000 * _dice.Below(6);
        DecideLeaving(cutMs);
        _waitToldAt = SaysWaits ? 2 * _roundTripMs : Never;
        _patienceAt = (long)_dice.LogNormal(20_000, 0.6);
        SayState(CmcdState.Starting);
        Fetch(handshakes: 3);
    }

    /// <summary>hls.js and Shaka call every wait rebuffering; dash.js and our client do not.</summary>
    private bool SaysWaits => _visit.Dialect == Dialect.Events && _visit.Player != "dash.js";

    private Totals Now => new(_startupMs, _stallCount, _stallMs, _playingMs, _pausedMs, _seekingMs, _startingMs, _bitrateMs);

    /// <summary>The next record; false when the session is over.</summary>
    internal bool TryNext(out Report report)
    {
        while (_said.Count == 0 && _doing != Doing.Over)
        {
            Step();
        }
        return _said.TryDequeue(out report);
    }

    /// <summary>Goes to the next thing that happens. Of several at once, media comes before hunger, and the viewer last.</summary>
    private void Step()
    {
        Pass(NextAt());
        if (_now >= _link.ChangesAt)
        {
            _link.Change(_now);
        }
        if (IsFetched)
        {
            TakeSegment();
        }
        if (_doing == Doing.Playing && _levelMs == 0)
        {
            RunDry();
        }
        if (_doing != Doing.Over)
        {
            Act();
        }
        // Last, so that records of one millisecond end on the state that is true after it, in whatever order they come.
        Fetch();
        if (_doing != Doing.Over && _now >= _timerAt)
        {
            _timerAt += _timerMs;
            Say(CmcdEvent.Timer);
        }
    }

    private long NextAt()
    {
        long at = Math.Min(Math.Min(_link.ChangesAt, FetchedAt), Math.Min(WantsAt, _timerAt));
        at = Math.Min(at, Math.Min(_leavesAt, _patienceAt));
        at = Math.Min(at, Math.Min(_waitToldAt, _seekDoneAt));
        return _doing switch
        {
            Doing.Playing => Math.Min(at, Math.Min(_now + _levelMs, _actsAt)),
            Doing.Paused => Math.Min(at, _resumesAt),
            _ => at,
        };
    }

    private void Pass(long until)
    {
        int passed = (int)(until - _now);
        Receive(until);
        switch (_doing)
        {
            case Doing.Playing:
                _playingMs += passed;
                _bitrateMs += (long)Kbps * passed;
                _playheadMs += passed;
                _levelMs -= passed;
                break;
            case Doing.Stalled:
                _stallMs += passed;
                break;
            case Doing.Paused:
                _pausedMs += passed;
                break;
            case Doing.Seeking:
                _seekingMs += passed;
                break;
            case Doing.Starting:
                _startingMs += passed;
                break;
        }
        _now = until;
    }

    private void Play()
    {
        if (_doing == Doing.Stalled)
        {
            EndStall();
        }
        if (_startupMs is null)
        {
            (_startupMs, _startupUntold) = (_startingMs, true);
        }
        _doing = Doing.Playing;
        (_patienceAt, _waitToldAt, _seekDoneAt) = (Never, Never, Never);
        PlanAction();
        SayState(CmcdState.Playing);
    }

    private void EndStall()
    {
        _stallEnded = (int)(_now - _stallBegan);
        _visit.Stalls.Add((_stallBegan, _stallEnded.Value));
    }

    private void RunDry()
    {
        if (_playheadMs >= _contentMs)
        {
            Leave("ended", CmcdState.Ended);
            return;
        }
        (_doing, _stallBegan, _starved) = (Doing.Stalled, _now, true);
        _stallCount++;
        _patienceAt = _now + (long)_dice.LogNormal(30_000, 0.8);
        SayState(CmcdState.Rebuffering, beginsStall: true);
    }

    private void SayState(CmcdState state, bool beginsStall = false)
    {
        _state = state;
        Say(CmcdEvent.PlayState, beginsStall);
    }

    private void Say(CmcdEvent what, bool beginsStall = false)
    {
        if (!_visit.Dialect.IsRequest())
        {
            Tell(what, beginsStall);
        }
    }

    private void Tell(CmcdEvent? what, bool beginsStall = false)
    {
        _said.Enqueue(new()
        {
            TimeMs = _now,
            Number = _visit.Said++,
            Event = what,
            State = _state,
            LevelMs = _levelMs,
            Kbps = Kbps,
            ThroughputKbps = (int)_measuredKbps,
            PlayheadMs = _playheadMs,
            StalledMs = _stallEnded,
            Starved = _starved,
            TellsStartup = _startupUntold,
            BeginsStall = beginsStall,
            Totals = Now,
        });
        (_stallEnded, _starved, _startupUntold) = (null, false, false);
    }
}
