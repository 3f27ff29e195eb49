using System.Text;
using System.Threading.RateLimiting;
using BufferHealth.Server.Configuration;

namespace BufferHealth.Server.Doors;

/// <summary>A key that may report. Any thread.</summary>
internal sealed class WriteKey : IDisposable
{
    private readonly TokenBucketRateLimiter _rate;
    private readonly int _burst;

    public WriteKey(WriteKeyOptions options)
    {
        Tenant = Encoding.UTF8.GetBytes(options.Tenant);
        IsStopped = options.Stopped;
        _burst = options.RecordsPerSecond * 2;
        _rate = new(RateOf(options.RecordsPerSecond));
    }

    /// <summary>A limit to so many records a second, and twice as many at once: some ten times a second a tenth of them, as long as whole ones take.</summary>
    internal static TokenBucketRateLimiterOptions RateOf(int recordsPerSecond)
    {
        int tokens = Math.Max(1, recordsPerSecond / 10);
        return new()
        {
            TokenLimit = recordsPerSecond * 2,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)tokens / recordsPerSecond),
            QueueLimit = 0,
        };
    }

    /// <summary>Whose sessions it reports.</summary>
    public byte[] Tenant { get; }

    /// <summary>Whether players are told to stop.</summary>
    public bool IsStopped { get; }

    /// <summary>Whether so many records may come now. A batch above a whole burst takes all of one.</summary>
    public bool Allows(int records)
    {
        using RateLimitLease lease = _rate.AttemptAcquire(Math.Clamp(records, 1, _burst));
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _rate.Dispose();
}
