using System.Globalization;

namespace BufferHealth.Benchmarks;

/// <summary>One line of the report, as text, and whether its target was reached; null where it has none.</summary>
internal sealed record Figure(string Where, string What, string Best, string Median, string Beside, string Target, bool? Reached)
{
    /// <summary>A time without a target: something to compare others with, or a part of them.</summary>
    internal static Figure Time(string where, string what, Measurement m) =>
        new(where, what, Shown(m.Best), Shown(m.Median), "", "", null);

    /// <summary>A time whose median is to be at most so many nanoseconds.</summary>
    internal static Figure Within(string where, string what, Measurement m, double most) =>
        new(where, what, Shown(m.Best), Shown(m.Median), "", "<= " + Shown(most), m.Median <= most);

    /// <summary>A time beside another; with a target, the ratio is to be at most that.</summary>
    internal static Figure Against(string where, string what, Measurement m, string name, Measurement other, double? most = null)
    {
        double ratio = m.Against(other);
        return new(
            where,
            what,
            Shown(m.Best),
            Shown(m.Median),
            string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} x {name}"),
            most is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<= {most} x"),
            most is null ? null : ratio <= most);
    }

    /// <summary>A number of bytes, exact, which is to be at most that.</summary>
    internal static Figure Bytes(string where, string what, double bytes, double? most = null)
    {
        string shown = string.Create(CultureInfo.InvariantCulture, $"{bytes:0.###} B");
        return new(where, what, shown, shown, "", most is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<= {most} B"), most is null ? null : bytes <= most);
    }

    private static string Shown(double ns) => ns switch
    {
        >= 1e5 => string.Create(CultureInfo.InvariantCulture, $"{ns / 1e6:0.0#} ms"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{ns / 1e3:0.0#} us"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ns:0.0} ns"),
    };
}
