using BufferHealth.Cmcd;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// What the records of event mode add up to, taken in the order of their time stamps. The engine's playback core is not used here: it
/// finds states in samples that come several times a second, while a record says its state and the millisecond at which that
/// began, and then nothing for up to 30 s, which to the core is a suspended player.
/// </summary>
internal struct EventSums
{
    private StateTimes _spent;
    private StallEnds _ends;
    private Phase _phase;
    private bool _started;
    private bool _startWatched;
    private bool _startMissed;
    private bool _stateTold;
    private bool _levelKnown;
    private ushort _content;
    private int _kbps;
    private int _level;
    private int _levelWait;
    private int _startup;
    private double _levelSum;
    private double _levelTime;
    private double _bitrateSum;
    private double _bitrateTime;

    /// <summary>Whether a record has been taken.</summary>
    public bool Any { get; private set; }

    /// <summary>The last record's time, by the player's clock.</summary>
    public long LastMs { get; private set; }

    /// <summary>Stalls so far, an open one included.</summary>
    public int StallCount { get; private set; }

    /// <summary>Changes of content so far.</summary>
    public int ContentChanges { get; private set; }

    /// <summary>Whether a record has said a state: without one the times are unknown.</summary>
    public readonly bool StateTold => _stateTold;

    /// <summary>Whether playback has begun: the startup is known, or never will be.</summary>
    public readonly bool HasPlayed => _started;

    /// <summary>From the wish to play to playback; null when the wish was not seen, or playback has not begun.</summary>
    public readonly long? StartupMs => _startWatched && _started ? _startup : null;

    /// <summary>Level weighted by the time that media played or stalled.</summary>
    public readonly double? MeanLevelMs => _levelTime > 0 ? _levelSum / _levelTime : _levelKnown ? _level : null;

    /// <summary>Bitrate weighted by the time that media played.</summary>
    public readonly double? MeanKbps => _bitrateTime > 0 ? _bitrateSum / _bitrateTime : null;

    /// <summary>Ms spent in a state. What a stall seems to have lasted too long, because its end was lost, was played.</summary>
    public readonly long Spent(SessionState state) => state switch
    {
        SessionState.Stalled => _spent[state] - _ends.ExcessMs,
        SessionState.Playing => _spent[state] + _ends.ExcessMs,
        _ => _spent[state],
    };

    /// <summary>The player's clock jumped by so much: what was spent stays.</summary>
    public void Shift(long byMs) => LastMs += byMs;

    /// <summary>Begins where an earlier part was.</summary>
    public void GoOn(in Phase phase, ushort content) => (_phase, _content, _startMissed) = (phase.Silent, content, phase.IsStartPast);

    /// <summary>Takes the next record; none that is earlier than the last.</summary>
    /// <returns>Whether its content is another one.</returns>
    public bool Take(in PendingReport report, long timeMs)
    {
        int passed = Any ? (int)Math.Min(timeMs - LastMs, int.MaxValue) : 0;
        SessionState before = _phase.State;
        _spent.Add(before, passed);
        _ends.Pass(before == SessionState.Stalled ? passed : 0);
        if (before == SessionState.Playing && _kbps > 0)
        {
            _bitrateSum += (double)_kbps * passed;
            _bitrateTime += passed;
        }
        TakeLevel(report.LevelMs, before is SessionState.Playing or SessionState.Stalled ? passed : 0);
        _kbps = report.Kbps ?? _kbps;
        (Any, LastMs) = (true, timeMs);

        bool another = report.Content != 0 && _content != 0 && report.Content != _content;
        if (another)
        {
            ContentChanges++;
            _phase.BeginContent();
            _startMissed = false;
        }
        _content = report.Content != 0 ? report.Content : _content;
        TakeState(report, passed);
        return another;
    }

    private void TakeState(in PendingReport report, int passed)
    {
        if (report.State is not { } told)
        {
            return;
        }
        SessionState before = _phase.State;
        int? lost = before == SessionState.Playing && told == CmcdState.Playing && report.IsChange ? report.StalledMs : null;
        _phase.Take(told);
        SessionState now = _phase.State;
        bool ends = before == SessionState.Stalled && now != SessionState.Stalled;
        StallCount += (now == SessionState.Stalled && before != SessionState.Stalled) || lost is not null ? 1 : 0;
        if (ends)
        {
            // Nobody says how long a stall was that the viewer did not outlast.
            _ends.End(report.StalledMs is not null, isExpected: now != SessionState.Ended);
        }
        if (lost is { } ms)
        {
            // Playing again without having stalled: the stall's begin was lost, and its end tells its length.
            _spent.Add(SessionState.Stalled, Math.Min(ms, passed));
            _spent.Add(SessionState.Playing, -Math.Min(ms, passed));
        }
        _startWatched |= !_stateTold
            && (_startMissed ? told is CmcdState.Starting or CmcdState.Preloading : now is SessionState.Starting or SessionState.Preloading or SessionState.Paused or SessionState.Waiting);
        _stateTold = true;
        if (now == SessionState.Playing && !_started)
        {
            _started = true;
            _startup = (int)Math.Min(_spent[SessionState.Starting], int.MaxValue);
        }
    }

    /// <summary>Between two levels it is as if the level had gone straight from one to the other.</summary>
    private void TakeLevel(long? levelMs, int passed)
    {
        _levelWait = (int)Math.Min((long)_levelWait + passed, int.MaxValue);
        if (levelMs is { } level)
        {
            if (_levelKnown)
            {
                _levelSum += (_level + level) / 2.0 * _levelWait;
                _levelTime += _levelWait;
            }
            (_levelKnown, _level, _levelWait) = (true, (int)level, 0);
        }
    }

    internal readonly void Write(SnapshotWriter writer)
    {
        writer.Put(Any);
        if (!Any)
        {
            return;
        }
        writer.Put(LastMs);
        writer.Put(StallCount);
        writer.Put(ContentChanges);
        _spent.Write(writer);
        _ends.Write(writer);
        _phase.Write(writer);
        writer.Put(_started);
        writer.Put(_startWatched);
        writer.Put(_startMissed);
        writer.Put(_stateTold);
        writer.Put(_levelKnown);
        writer.Put(_content);
        writer.Put(_kbps);
        writer.Put(_level);
        writer.Put(_levelWait);
        writer.Put(_startup);
        writer.Put(_levelSum);
        writer.Put(_levelTime);
        writer.Put(_bitrateSum);
        writer.Put(_bitrateTime);
    }

    internal static EventSums Read(ref SnapshotReader reader) => !reader.Bool() ? default : new()
    {
        Any = true,
        LastMs = reader.Long(),
        StallCount = reader.Int(),
        ContentChanges = reader.Int(),
        _spent = StateTimes.Read(ref reader),
        _ends = StallEnds.Read(ref reader),
        _phase = Phase.Read(ref reader),
        _started = reader.Bool(),
        _startWatched = reader.Bool(),
        _startMissed = reader.Bool(),
        _stateTold = reader.Bool(),
        _levelKnown = reader.Bool(),
        _content = (ushort)reader.Long(0, ushort.MaxValue),
        _kbps = reader.Int(),
        _level = reader.Int(),
        _levelWait = reader.Int(),
        _startup = reader.Int(),
        _levelSum = reader.Double(),
        _levelTime = reader.Double(),
        _bitrateSum = reader.Double(),
        _bitrateTime = reader.Double(),
    };
}
