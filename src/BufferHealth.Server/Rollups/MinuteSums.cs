using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Rollups;

/// <summary>What the sessions that share one value of one dimension add up to in the minute that is not over.</summary>
/// <param name="value">The value, as it was told.</param>
internal sealed class MinuteSums(byte[] value)
{
    private long _viewers;
    private long _started;
    private long _closed;
    private long _playingMs;
    private long _stallMs;
    private long _stallCount;
    private long _errors;
    private long _reports;
    private Histogram? _startup;
    private Histogram? _level;
    private Histogram? _score;

    /// <summary>The value, as it was told.</summary>
    public byte[] Value => value;

    private bool IsEmpty => (_viewers | _started | _closed | _playingMs | _stallMs | _stallCount | _errors | _reports) == 0
        && _startup is null && _level is null && _score is null;

    /// <summary>Adds what a session adds.</summary>
    public void Add(in MinuteShare share)
    {
        _viewers += share.IsViewer ? 1 : 0;
        _started += share.IsStarted ? 1 : 0;
        _closed += share.IsClosed ? 1 : 0;
        _playingMs += share.PlayingMs;
        _stallMs += share.StallMs;
        _stallCount += share.StallCount;
        _errors += share.Errors;
        _reports += share.Reports;
        Add(ref _startup, Histogram.Startup, share.StartupMs);
        Add(ref _level, Histogram.Level, share.LevelMs);
        Add(ref _score, Histogram.Score, share.Score);
    }

    /// <summary>The row; null when there is nothing to tell.</summary>
    public RollupRow? Row(string tenant, long minuteMs, string dimension, int shard) => IsEmpty ? null : new()
    {
        Tenant = tenant,
        MinuteMs = minuteMs,
        Dimension = dimension,
        Value = System.Text.Encoding.UTF8.GetString(value),
        Shard = shard,
        Viewers = _viewers,
        Started = _started,
        Closed = _closed,
        PlayingMs = _playingMs,
        StallMs = _stallMs,
        StallCount = _stallCount,
        Errors = _errors,
        Reports = _reports,
        Startup = _startup ?? Histogram.Of(Histogram.Startup),
        Level = _level ?? Histogram.Of(Histogram.Level),
        Score = _score ?? Histogram.Of(Histogram.Score),
    };

    private static void Add(ref Histogram? histogram, int[] bounds, double? value)
    {
        if (value is { } number)
        {
            (histogram ??= Histogram.Of(bounds)).Add(number);
        }
    }

    internal void Write(SnapshotWriter writer)
    {
        foreach (long sum in (ReadOnlySpan<long>)[_viewers, _started, _closed, _playingMs, _stallMs, _stallCount, _errors, _reports])
        {
            writer.Put(sum);
        }
        foreach (Histogram? histogram in (ReadOnlySpan<Histogram?>)[_startup, _level, _score])
        {
            writer.Put(histogram is not null);
            foreach (long count in histogram?.Counts ?? [])
            {
                writer.Put(count);
            }
        }
    }

    internal static MinuteSums Read(byte[] value, ref SnapshotReader reader) => new(value)
    {
        _viewers = reader.Long(),
        _started = reader.Long(),
        _closed = reader.Long(),
        _playingMs = reader.Long(),
        _stallMs = reader.Long(),
        _stallCount = reader.Long(),
        _errors = reader.Long(),
        _reports = reader.Long(),
        _startup = Read(ref reader, Histogram.Startup),
        _level = Read(ref reader, Histogram.Level),
        _score = Read(ref reader, Histogram.Score),
    };

    private static Histogram? Read(ref SnapshotReader reader, int[] bounds)
    {
        if (!reader.Bool())
        {
            return null;
        }
        long[] counts = new long[bounds.Length + 1];
        foreach (ref long count in counts.AsSpan())
        {
            count = reader.Long();
        }
        return Histogram.Of(bounds, counts);
    }
}
