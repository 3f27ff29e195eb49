namespace BufferHealth.Server.Links;

/// <summary>
/// A link whose rate can change while bytes are on their way. Every transfer asks for leave to send
/// (<see cref="TakeAsync"/>); leave is given every 20 ms out of a token bucket, in equal parts to all who wait,
/// so a change of rate shows within 20 ms, in the middle of a segment too. Safe for use from many threads.
/// </summary>
internal sealed class ShapedLink : IDisposable
{
    /// <summary>How often leave to send is given.</summary>
    public static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    /// <summary>The most that a late timer or a pause between two requests can save up, as time at the present rate.</summary>
    public static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(50);

    private const double BytesPerSecondPerKbps = 125;

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiting = [];
    private LinkProfile _profile;
    private long _profileSince;
    private long _refilledAt;
    private long _wantedAt;
    private double _creditBytes;
    private long _bytesSent;
    private bool _running;

    /// <summary>Makes a link.</summary>
    /// <param name="profile">Its rate.</param>
    /// <param name="time">The clock and the timers.</param>
    public ShapedLink(LinkProfile profile, TimeProvider time)
    {
        _time = time;
        _profile = profile;
        _profileSince = _refilledAt = _wantedAt = time.GetTimestamp();
        _timer = time.CreateTimer(_ => GiveLeave(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What goes for the link now.</summary>
    public LinkStatus Status
    {
        get
        {
            lock (_gate)
            {
                return new LinkStatus(KbpsNow(), _profile.Name, _bytesSent, _waiting.Count);
            }
        }
    }

    /// <summary>How long nobody has sent, asked for or changed anything here; zero while a transfer waits.</summary>
    public TimeSpan Idle
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count > 0 ? TimeSpan.Zero : _time.GetElapsedTime(_wantedAt);
            }
        }
    }

    /// <summary>Puts off the link's expiry.</summary>
    public void Touch()
    {
        lock (_gate)
        {
            _wantedAt = _time.GetTimestamp();
        }
    }

    /// <summary>Changes the rate, for transfers under way too. A profile starts from its first step.</summary>
    public void Shape(LinkProfile profile)
    {
        lock (_gate)
        {
            Refill();
            _profile = profile;
            _profileSince = _wantedAt = _time.GetTimestamp();
        }
    }

    /// <summary>Waits for leave to send.</summary>
    /// <param name="wantedBytes">The most that can be sent now; at least 1.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>How many bytes may be sent, 1 to <paramref name="wantedBytes"/>. Never completes while the link is off.</returns>
    public Task<int> TakeAsync(int wantedBytes, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wantedBytes, 1);
        var waiter = new Waiter(wantedBytes, cancel);
        lock (_gate)
        {
            _wantedAt = _time.GetTimestamp();
            _waiting.Add(waiter);
            if (!_running)
            {
                _running = true;
                _timer.Change(Slice, Slice);
            }
        }

        return waiter.Leave;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void GiveLeave()
    {
        lock (_gate)
        {
            Refill();
            _waiting.RemoveAll(waiter => waiter.Leave.IsCompleted);
            var served = 0;
            // Who wants less than its part leaves the rest to those behind it.
            while (served < _waiting.Count && _creditBytes >= 1)
            {
                var waiter = _waiting[served];
                var part = Math.Max(1, (long)_creditBytes / (_waiting.Count - served));
                var bytes = (int)Math.Min(part, waiter.WantedBytes);
                served++;
                if (waiter.TryGive(bytes))
                {
                    _creditBytes -= bytes;
                    _bytesSent += bytes;
                }
            }

            _waiting.RemoveRange(0, served);
            if (served > 0)
            {
                _wantedAt = _time.GetTimestamp();
            }
            else if (_waiting.Count == 0 && _time.GetElapsedTime(_wantedAt) > Burst)
            {
                _running = false;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Refill()
    {
        var now = _time.GetTimestamp();
        var earned = _time.GetElapsedTime(_refilledAt, now).TotalSeconds * KbpsNow() * BytesPerSecondPerKbps;
        _refilledAt = now;
        _creditBytes = Math.Min(_creditBytes + earned, BurstBytes());
    }

    private double KbpsNow() => _profile.KbpsAt(_time.GetElapsedTime(_profileSince));

    // A byte and a bit at least: a bucket smaller than one byte would never let one through.
    private double BurstBytes()
    {
        var bytes = KbpsNow() * BytesPerSecondPerKbps * Burst.TotalSeconds;
        return bytes > 0 ? Math.Max(bytes, 1.5) : 0;
    }

    private sealed class Waiter
    {
        private readonly TaskCompletionSource<int> _leave = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenRegistration _registration;

        public Waiter(int wantedBytes, CancellationToken cancel)
        {
            WantedBytes = wantedBytes;
            _registration = cancel.UnsafeRegister(
                static (leave, token) => ((TaskCompletionSource<int>)leave!).TrySetCanceled(token), _leave);
        }

        public int WantedBytes { get; }

        public Task<int> Leave => _leave.Task;

        public bool TryGive(int bytes)
        {
            // Unregister does not wait for a cancellation that is running: the gate is held here.
            _registration.Unregister();
            return _leave.TrySetResult(bytes);
        }
    }
}
