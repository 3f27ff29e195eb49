namespace BufferHealth.Server.Rollups;

/// <summary>
/// How many values fell between fixed bounds, so that histograms of any shard, minute and machine add up. The bounds are part of what is
/// stored: another set of bounds is another column.
/// </summary>
internal sealed class Histogram
{
    private readonly int[] _bounds;
    private readonly long[] _counts;

    private Histogram(int[] bounds, long[] counts) => (_bounds, _counts) = (bounds, counts);

    /// <summary>Upper bounds of startups: 8 to an octave from 32 ms to 131 s, so that a quantile is off by 9 % at most.</summary>
    public static int[] Startup { get; } = [.. Enumerable.Range(0, 97).Select(step => (int)Math.Round(32 * Math.Pow(2, step / 8.0)))];

    /// <summary>Upper bounds of levels: every 0.5 s to 10 s, then every 5 s to 60 s, then each twice the last to 480 s.</summary>
    public static int[] Level { get; } =
    [
        .. Enumerable.Range(1, 20).Select(step => step * 500), .. Enumerable.Range(3, 10).Select(step => step * 5_000), 120_000, 240_000, 480_000,
    ];

    /// <summary>Upper bounds of scores: every 2 points.</summary>
    public static int[] Score { get; } = [.. Enumerable.Range(1, 50).Select(step => step * 2)];

    /// <summary>Upper bounds: a value on a bound is below it. Above the last is one more place.</summary>
    public IReadOnlyList<int> Bounds => _bounds;

    /// <summary>How many fell into each place: one more than there are bounds.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>All of them.</summary>
    public long Total => _counts.Sum();

    /// <summary>One without values.</summary>
    public static Histogram Of(int[] bounds) => new(bounds, new long[bounds.Length + 1]);

    /// <summary>One with these counts; those that are missing at the end are 0.</summary>
    /// <exception cref="ArgumentException">There are more counts than places.</exception>
    public static Histogram Of(int[] bounds, ReadOnlySpan<long> counts)
    {
        Histogram histogram = Of(bounds);
        if (counts.Length > histogram._counts.Length)
        {
            throw new ArgumentException($"There are {counts.Length} counts, and at most {histogram._counts.Length} places.", nameof(counts));
        }
        counts.CopyTo(histogram._counts);
        return histogram;
    }

    /// <summary>Takes a value; a negative one counts as 0.</summary>
    public void Add(double value)
    {
        int place = Array.BinarySearch(_bounds, (int)Math.Min(Math.Ceiling(Math.Max(value, 0)), int.MaxValue));
        _counts[place < 0 ? ~place : place]++;
    }

    /// <summary>Adds another of the same bounds.</summary>
    /// <exception cref="ArgumentException">Its bounds are others.</exception>
    public void Add(Histogram other)
    {
        if (!ReferenceEquals(other._bounds, _bounds) && !other._bounds.AsSpan().SequenceEqual(_bounds))
        {
            throw new ArgumentException("The other histogram has other bounds.", nameof(other));
        }
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }

    /// <summary>The value that a share of all are below, straight between the bounds around it; the last bound for those above it; null without values.</summary>
    /// <param name="share">0 to 1.</param>
    public double? Quantile(double share)
    {
        long total = Total;
        double rank = share * total;
        double below = 0;
        for (int i = 0; i < _bounds.Length && total > 0; i++)
        {
            if (_counts[i] > 0 && below + _counts[i] >= rank)
            {
                double lower = i == 0 ? 0 : _bounds[i - 1];
                return lower + ((_bounds[i] - lower) * (rank - below) / _counts[i]);
            }
            below += _counts[i];
        }
        return total == 0 ? null : _bounds[^1];
    }
}
