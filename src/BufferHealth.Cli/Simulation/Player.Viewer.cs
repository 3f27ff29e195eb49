using BufferHealth.Cmcd;

namespace BufferHealth.Cli.Simulation;

/// <content>What the viewer does: pauses, seeks, loses patience, leaves.</content>
internal sealed partial class Player
{
    private const double MeanActionMs = 150_000;
    private const double PauseShare = 0.45;
    private const double SeekInBufferShare = 0.25;

    private long _leavesAt;
    private string _leavesBy = "";
    private long _patienceAt;
    private long _actsAt = Never;
    private long _resumesAt = Never;
    private long _waitToldAt;
    private long _seekDoneAt = Never;

    private void DecideLeaving(long cutMs)
    {
        long stays = Math.Max(5000, (long)_dice.LogNormal(180_000, 0.9));
        string way = _dice.Pick([0.68, 0.3, 0.02]) switch { 0 => "quit", 1 => "vanished", _ => "failed" };
        (_leavesAt, _leavesBy) = stays < cutMs ? (stays, way) : (Math.Max(1, cutMs), "cut");
    }

    private void Act()
    {
        if (_now >= _waitToldAt)
        {
            _waitToldAt = Never;
            SayState(CmcdState.Rebuffering);
        }
        if (_now >= _seekDoneAt)
        {
            Play();
        }
        if (_doing == Doing.Paused && _now >= _resumesAt)
        {
            Play();
        }
        if (_now >= _leavesAt)
        {
            Leave(_leavesBy, _leavesBy switch { "vanished" => null, "failed" => CmcdState.FatalError, _ => CmcdState.Quit });
        }
        else if (_now >= _patienceAt)
        {
            Leave("impatient", CmcdState.Quit);
        }
        else if (_doing == Doing.Playing && _now >= _actsAt)
        {
            if (_dice.Happens(PauseShare))
            {
                Pause();
            }
            else
            {
                Seek();
            }
        }
    }

    /// <summary>The time until the viewer acts has no memory, so that it can be drawn anew whenever playback goes on.</summary>
    private void PlanAction() => _actsAt = _now + 1 + (long)_dice.Exponential(MeanActionMs);

    private void Pause()
    {
        _doing = Doing.Paused;
        _resumesAt = _now + 500 + (long)Math.Min(_dice.Exponential(25_000), 1_200_000);
        SayState(CmcdState.Paused);
    }

    private void Seek()
    {
        _doing = Doing.Seeking;
        if (_dice.Happens(SeekInBufferShare))
        {
            int skipped = (int)(_dice.Between(0.1, 0.8) * _levelMs);
            (_playheadMs, _levelMs) = (_playheadMs + skipped, _levelMs - skipped);
            _seekDoneAt = _now + 30 + _dice.Below(120);
            SayState(CmcdState.Seeking);
            return;
        }
        (_playheadMs, _levelMs, _fetching) = ((int)(_dice.Between(0, 0.95) * _contentMs), 0, false);
        _waitToldAt = SaysWaits ? _now + 20 + _dice.Below(60) : Never;
        _patienceAt = _now + (long)_dice.LogNormal(30_000, 0.8);
        SayState(CmcdState.Seeking);
        Fetch();
    }

    private void Leave(string ending, CmcdState? said)
    {
        if (_doing == Doing.Stalled)
        {
            _visit.Stalls.Add((_stallBegan, (int)(_now - _stallBegan)));
        }
        if (said == CmcdState.FatalError)
        {
            _state = CmcdState.FatalError;
            Say(CmcdEvent.Error);
        }
        if (said is { } state)
        {
            SayState(state);
        }
        _doing = Doing.Over;
        (_visit.Final, _visit.Ending) = (Now, ending);
    }
}
