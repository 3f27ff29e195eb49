namespace BufferHealth.Tests.Traces;

/// <summary>Compares stalls that were found with the true ones, in order.</summary>
internal static class Matching
{
    internal static void AssertSame(Span[] truth, Span[] found, double edgeSeconds)
    {
        Assert.True(truth.Length == found.Length, $"true: {string.Join(", ", truth)}; found: {string.Join(", ", found)}");
        foreach ((Span t, Span f) in truth.Zip(found))
        {
            Assert.True(t.Overlaps(f), $"{f} was found where {t} is true");
            Assert.True(Math.Abs(t.Start - f.Start) <= edgeSeconds, $"start of {f} against {t}");
            Assert.True(Math.Abs(t.End - f.End) <= edgeSeconds, $"end of {f} against {t}");
        }
    }

    internal static IEnumerable<double> EdgeErrors(Span[] truth, Span[] found) =>
        truth.Zip(found).SelectMany(p => new[] { Math.Abs(p.First.Start - p.Second.Start), Math.Abs(p.First.End - p.Second.End) });
}
