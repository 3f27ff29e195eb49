using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Queries;

/// <summary>A histogram; those of the same bounds add up.</summary>
/// <param name="Bounds">Upper bounds; a value on a bound is below it.</param>
/// <param name="Counts">How many were below each bound and above the one before; at the end, how many were above the last.</param>
internal sealed record HistogramAnswer(IReadOnlyList<int> Bounds, IReadOnlyList<long> Counts)
{
    /// <summary>The answer for a histogram.</summary>
    public static HistogramAnswer Of(Histogram histogram) => new(histogram.Bounds, histogram.Counts);

    /// <summary>The counts with semicolons between them; those of 0 at the end are left out.</summary>
    public string Cell() => string.Join(';', Counts.Take(Counts.Index().LastOrDefault(place => place.Item > 0, (-1, 0)).Index + 1));
}
