using BufferHealth.Kernel;

namespace BufferHealth;

/// <content>
/// What a monitor tells. Events come from within the update that brought them about, in the order in which things
/// happened, every start followed by its end. An exception in a listener reaches nobody else: it is counted in
/// <see cref="ListenerFaults"/> and handed to <see cref="ListenerFailed"/>.
/// </content>
public sealed partial class BufferHealthMonitor
{
    /// <summary>Playback advanced for the first time. Carries the startup time in seconds, null where unknown.</summary>
    public event Action<double?>? Started;

    /// <summary>A stall has begun. Every one is followed by its <see cref="StallEnded"/>.</summary>
    public event Action<Stall>? StallStarted;

    /// <summary>A stall has ended: playback goes on, or was paused, sought, ended, or the session closed.</summary>
    public event Action<Stall>? StallEnded;

    /// <summary>A stall has reached 30 s and goes on.</summary>
    public event Action<Stall>? StallLong;

    /// <summary>The player failed before playback had begun: see <see cref="PlayerEvent.Error"/>.</summary>
    public event Action? StartFailed;

    /// <summary>A seek is over.</summary>
    public event Action<SeekEnd>? SeekEnded;

    /// <summary>The health has changed, or is known for the first time.</summary>
    public event Action<HealthLevel>? HealthChanged;

    /// <summary>
    /// The chance of a stall within 4 s has risen to 0.5 (true) or has fallen below 0.25 again (false): by then there is
    /// about a second left to do something about it.
    /// </summary>
    public event Action<bool>? StallRiskChanged;

    /// <summary>A freeze has begun. Every one is followed by its <see cref="FreezeEnded"/>.</summary>
    public event Action<Freeze>? FreezeStarted;

    /// <summary>A freeze has ended.</summary>
    public event Action<Freeze>? FreezeEnded;

    /// <summary>The playback state has changed.</summary>
    public event Action<StateChange>? StateChanged;

    /// <summary>A report interval has passed by the samples' clock.</summary>
    public event Action<Metrics>? Reported;

    /// <summary>A listener of another event threw. What a listener of this one throws goes to the caller of the update.</summary>
    public event Action<Exception>? ListenerFailed;

    /// <summary>Exceptions that listeners threw so far.</summary>
    public int ListenerFaults { get; private set; }

    private void Raise(Signals signals)
    {
        // Copies first: a listener may feed the monitor, and then the state moves on.
        ref Playback p = ref state.Monitor.Playback;
        Interruption stall = p.Stall;
        Interruption freeze = p.Freeze;
        bool stallFirst = stall.Start < freeze.Start;        // only one can be open at a time, so it also ended earlier
        int episode = p.EpisodeCount;
        HealthLevel health = state.Monitor.Health.Shown;
        bool alarmed = state.Extras.Forecast.Alarmed != 0;
        SeekEnd seek = new(Numeric.Seconds(p.LastSeek), Numeric.Seconds(p.SeekDuration), Numeric.Seconds(p.SeekLatency));
        StateChange change = new(shownState, p.State, Numeric.Seconds(p.Since));
        // A gap that nobody saw, or a stall between two samples, has come and gone within one update.
        StateChange passing = p.Passed != shownState && p.PassedSince < p.Since ? new(shownState, p.Passed, Numeric.Seconds(p.PassedSince)) : default;
        shownState = change.To;
        if ((signals & Signals.StartFailed) != 0)
        {
            BufferHealthMeter.StartFailed();
            Tell(StartFailed);
        }
        if ((signals & Signals.Started) != 0)
        {
            double? startup = (p.Facts & Facts.StartWatched) != 0 ? Numeric.Seconds(p.StartupTime) : null;
            BufferHealthMeter.Started(startup);
            Tell(Started, startup);
        }
        if (stallFirst)
        {
            RaiseStall(signals, stall, episode);
            RaiseFreeze(signals, freeze);
        }
        else
        {
            RaiseFreeze(signals, freeze);
            RaiseStall(signals, stall, episode);
        }
        if ((signals & Signals.SeekEnded) != 0)
        {
            BufferHealthMeter.SeekEnded(seek);
            Tell(SeekEnded, seek);
        }
        if ((signals & Signals.StateChanged) != 0)
        {
            if (passing.From != passing.To)
            {
                Tell(StateChanged, passing);
                change = change with { From = passing.To };
            }
            if (change.From != change.To)
            {
                Tell(StateChanged, change);
            }
        }
        if ((signals & Signals.HealthChanged) != 0)
        {
            Tell(HealthChanged, health);
        }
        if ((signals & Signals.RiskChanged) != 0)
        {
            Tell(StallRiskChanged, alarmed);
        }
        if ((signals & Signals.Report) != 0 && Reported is not null)
        {
            Tell(Reported, Snapshot());
        }
    }

    private void RaiseFreeze(Signals signals, in Interruption freeze)
    {
        if ((signals & Signals.FreezeStarted) != 0)
        {
            Tell(FreezeStarted, Freeze.From(freeze, ended: false));
        }
        if ((signals & Signals.FreezeEnded) != 0)
        {
            Freeze ended = Freeze.From(freeze, ended: true);
            BufferHealthMeter.FreezeEnded(ended);
            Tell(FreezeEnded, ended);
        }
    }

    private void RaiseStall(Signals signals, in Interruption stall, int episode)
    {
        if ((signals & Signals.StallStarted) != 0)
        {
            BufferHealthMeter.StallStarted();
            Tell(StallStarted, Stall.From(stall, ended: false, episode));
        }
        if ((signals & Signals.StallLong) != 0)
        {
            Tell(StallLong, Stall.From(stall, ended: false, episode));
        }
        if ((signals & Signals.StallEnded) != 0)
        {
            Stall ended = Stall.From(stall, ended: true, episode);
            BufferHealthMeter.StallEnded(ended);
            Tell(StallEnded, ended);
        }
    }

    private void Tell(Action? listeners)
    {
        foreach (Action listener in Delegate.EnumerateInvocationList(listeners))
        {
            try
            {
                listener();
            }
            catch (Exception e)
            {
                Failed(e);
            }
        }
    }

    private void Tell<T>(Action<T>? listeners, T value)
    {
        foreach (Action<T> listener in Delegate.EnumerateInvocationList(listeners))
        {
            try
            {
                listener(value);
            }
            catch (Exception e)
            {
                Failed(e);
            }
        }
    }

    private void Failed(Exception e)
    {
        ListenerFaults++;
        ListenerFailed?.Invoke(e);
    }
}
