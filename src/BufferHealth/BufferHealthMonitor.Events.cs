using System.Runtime.ExceptionServices;
using BufferHealth.Kernel;

namespace BufferHealth;

/// <content>
/// What a monitor tells. Events come from within the update that brought them about, in the order in which things
/// happened, every start followed by its end. An exception in a listener reaches nobody else: it is counted in
/// <see cref="ListenerFaults"/> and handed to <see cref="ListenerFailed"/>. A listener may feed or reset the monitor: what
/// comes of that is told after everyone has been told what is being told now.
/// </content>
public sealed partial class BufferHealthMonitor
{
    private Queue<Happening>? waiting;
    private ExceptionDispatchInfo? lastResort;
    private bool telling;

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

    /// <summary>
    /// A listener of another event, or of the instruments, threw. The first exception that a listener of this one throws goes
    /// to the caller of the update, once the sample is taken and everyone has been told everything.
    /// </summary>
    public event Action<Exception>? ListenerFailed;

    /// <summary>Exceptions that listeners threw so far.</summary>
    public int ListenerFaults { get; private set; }

    private void Raise(Signals signals)
    {
        ref Playback p = ref state.Monitor.Playback;
        StateChange change = new(shownState, p.State, Numeric.Seconds(p.Since));
        // A gap that nobody saw, or a stall between two samples, has come and gone within one update.
        StateChange passing = default;
        if (p.Passed != shownState && p.PassedSince < p.Since)
        {
            passing = new(shownState, p.Passed, Numeric.Seconds(p.PassedSince));
            change = change with { From = p.Passed };
        }
        shownState = change.To;
        Happening happening = new(
            signals, p.Stall, p.Freeze, p.EpisodeCount,
            (p.Facts & Facts.StartWatched) != 0 ? Numeric.Seconds(p.StartupTime) : null,
            new(Numeric.Seconds(p.LastSeek), Numeric.Seconds(p.SeekDuration), Numeric.Seconds(p.SeekLatency)),
            passing, change, state.Monitor.Health.Shown, state.Extras.Forecast.Alarmed != 0,
            (signals & Signals.Report) != 0 && Reported is not null ? Snapshot() : null);
        if (telling)
        {
            (waiting ??= new()).Enqueue(happening);     // from within a listener: after what is being told now
            return;
        }
        telling = true;
        try
        {
            do
            {
                Tell(happening);
            }
            while (waiting is not null && waiting.TryDequeue(out happening));
        }
        finally
        {
            telling = false;
        }
        if (lastResort is { } thrown)
        {
            lastResort = null;
            thrown.Throw();
        }
    }

    private void Tell(in Happening h)
    {
        if ((h.Signals & Signals.StartFailed) != 0)
        {
            Measure(BufferHealthMeter.StartFailed, 1);
            Tell(StartFailed);
        }
        if ((h.Signals & Signals.Started) != 0)
        {
            Measure(BufferHealthMeter.Started, h.Startup);
            Tell(Started, h.Startup);
        }
        if (h.Stall.Start < h.Freeze.Start)     // only one can be open at a time, so it also ended earlier
        {
            TellStall(h);
            TellFreeze(h);
        }
        else
        {
            TellFreeze(h);
            TellStall(h);
        }
        if ((h.Signals & Signals.SeekEnded) != 0)
        {
            Measure(BufferHealthMeter.SeekEnded, h.Seek);
            Tell(SeekEnded, h.Seek);
        }
        if ((h.Signals & Signals.StateChanged) != 0)
        {
            TellChange(h.Passing);
            TellChange(h.Change);
        }
        if ((h.Signals & Signals.HealthChanged) != 0)
        {
            Tell(HealthChanged, h.Health);
        }
        if ((h.Signals & Signals.RiskChanged) != 0)
        {
            Tell(StallRiskChanged, h.Alarmed);
        }
        if (h.Report is { } report)
        {
            Tell(Reported, report);
        }
    }

    private void TellChange(StateChange change)
    {
        if (change.From != change.To)
        {
            Tell(StateChanged, change);
        }
    }

    private void TellFreeze(in Happening h)
    {
        if ((h.Signals & Signals.FreezeStarted) != 0)
        {
            Tell(FreezeStarted, Freeze.From(h.Freeze, ended: false));
        }
        if ((h.Signals & Signals.FreezeEnded) != 0)
        {
            Freeze ended = Freeze.From(h.Freeze, ended: true);
            Measure(BufferHealthMeter.FreezeEnded, ended);
            Tell(FreezeEnded, ended);
        }
    }

    private void TellStall(in Happening h)
    {
        if ((h.Signals & Signals.StallStarted) != 0)
        {
            Measure(BufferHealthMeter.OpenStall, 1);
            Tell(StallStarted, Stall.From(h.Stall, ended: false, h.Episode));
        }
        if ((h.Signals & Signals.StallLong) != 0)
        {
            Tell(StallLong, Stall.From(h.Stall, ended: false, h.Episode));
        }
        if ((h.Signals & Signals.StallEnded) != 0)
        {
            Stall ended = Stall.From(h.Stall, ended: true, h.Episode);
            Measure(BufferHealthMeter.OpenStall, -1);
            Measure(BufferHealthMeter.StallEnded, ended);
            Tell(StallEnded, ended);
        }
    }

    /// <summary>Whoever listens to the instruments may throw as well.</summary>
    private void Measure<T>(Action<T> instrument, T value)
    {
        try
        {
            instrument(value);
        }
        catch (Exception e)
        {
            Failed(e);
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
        foreach (Action<Exception> listener in Delegate.EnumerateInvocationList(ListenerFailed))
        {
            try
            {
                listener(e);
            }
            catch (Exception last)
            {
                lastResort ??= ExceptionDispatchInfo.Capture(last);
            }
        }
    }
}
