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
    private Phase _phase;
    private bool _started;
    private bool _startWatched;
    private bool _stateTold;
    private bool _levelKnown;
    private ushort _content;
    private int _kbps;
    private int _level;
    private int _levelWait;
    private long _startup;
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

    /// <summary>From the wish to play to playback; null when the wish was not seen, or playback has not begun.</summary>
    public readonly long? StartupMs => _startWatched && _started ? _startup : null;

    /// <summary>Level weighted by the time that media played or stalled.</summary>
    public readonly double? MeanLevelMs => _levelTime > 0 ? _levelSum / _levelTime : _levelKnown ? _level : null;

    /// <summary>Bitrate weighted by the time that media played.</summary>
    public readonly double? MeanKbps => _bitrateTime > 0 ? _bitrateSum / _bitrateTime : null;

    /// <summary>Ms spent in a state.</summary>
    public readonly long Spent(SessionState state) => _spent[state];

    /// <summary>The player's clock jumped by so much: what was spent stays.</summary>
    public void Shift(long byMs) => LastMs += byMs;

    /// <summary>Takes the next record; none that is earlier than the last.</summary>
    /// <returns>Whether its content is another one.</returns>
    public bool Take(in PendingReport report, long timeMs)
    {
        int passed = Any ? (int)Math.Min(timeMs - LastMs, int.MaxValue) : 0;
        SessionState before = _phase.State;
        _spent.Add(before, passed);
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
        }
        _content = report.Content != 0 ? report.Content : _content;
        TakeState(report);
        return another;
    }

    private void TakeState(in PendingReport report)
    {
        if (report.State is not { } told)
        {
            return;
        }
        SessionState before = _phase.State;
        _phase.Take(told);
        SessionState now = _phase.State;
        StallCount += now == SessionState.Stalled && before != SessionState.Stalled ? 1 : 0;
        _startWatched |= !_stateTold && now is SessionState.Starting or SessionState.Preloading or SessionState.Paused or SessionState.Waiting;
        _stateTold = true;
        if (now == SessionState.Playing && !_started)
        {
            _started = true;
            _startup = _spent[SessionState.Starting];
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
        _phase.Write(writer);
        writer.Put(_started);
        writer.Put(_startWatched);
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
        _phase = Phase.Read(ref reader),
        _started = reader.Bool(),
        _startWatched = reader.Bool(),
        _stateTold = reader.Bool(),
        _levelKnown = reader.Bool(),
        _content = (ushort)reader.Long(0, ushort.MaxValue),
        _kbps = reader.Int(),
        _level = reader.Int(),
        _levelWait = reader.Int(),
        _startup = reader.Long(),
        _levelSum = reader.Double(),
        _levelTime = reader.Double(),
        _bitrateSum = reader.Double(),
        _bitrateTime = reader.Double(),
    };
}
