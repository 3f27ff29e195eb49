namespace BufferHealth.Cli.Simulation;

/// <summary>How far a collector is off, for each way of reporting.</summary>
/// <param name="Groups">Those that there were.</param>
internal sealed record Comparison(IReadOnlyList<Comparison.Group> Groups)
{
    /// <summary>The sessions that report in one way.</summary>
    /// <param name="Dialect">client, v2, v1 or v2-query.</param>
    /// <param name="Sessions">Those of which a record came.</param>
    /// <param name="Missing">Those that the collector does not have.</param>
    /// <param name="Open">Those whose row is not final.</param>
    /// <param name="Uncertain">Those left out, because nobody can say which records came.</param>
    /// <param name="Measures">What was compared.</param>
    internal sealed record Group(string Dialect, int Sessions, int Missing, int Open, int Uncertain, IReadOnlyList<Measure> Measures);

    /// <summary>One number over all sessions that the collector has. Errors are found less true, without their sign but in the sum.</summary>
    /// <param name="Name">Which.</param>
    /// <param name="Compared">Sessions of which both know it, or both do not.</param>
    /// <param name="Unknown">Sessions of which only one knows it.</param>
    /// <param name="ExactShare">Share of those compared that is exact; null when none is.</param>
    /// <param name="MedianError">Of those that both know.</param>
    /// <param name="P95Error">Likewise.</param>
    /// <param name="WorstError">Likewise.</param>
    /// <param name="TrueSum">All of them added up.</param>
    /// <param name="FoundSum">What the collector has of it.</param>
    internal sealed record Measure(
        string Name, int Compared, int Unknown, double? ExactShare, double? MedianError, double? P95Error, double? WorstError, double TrueSum, double FoundSum);

    private static readonly (string Name, Func<Totals, double?> True, Func<FoundSession, double?> Found)[] All =
    [
        ("stallCount", t => t.StallCount, f => f.StallCount),
        ("stallMs", t => t.StallMs, f => f.StallMs),
        ("startupMs", t => t.StartupMs, f => f.StartupMs),
        ("playingMs", t => t.PlayingMs, f => f.PlayingMs),
        ("pausedMs", t => t.PausedMs, f => f.PausedMs),
        ("seekingMs", t => t.SeekingMs, f => f.SeekingMs),
        ("meanBitrateKbps", t => t.MeanBitrateKbps is { } kbps ? Math.Round(kbps) : null, f => f.MeanBitrateKbps is { } kbps ? Math.Round(kbps) : null),
    ];

    /// <summary>Sets what was found beside what was true as of the last record that came.</summary>
    internal static Comparison Of(TruthFile truth, IReadOnlyDictionary<string, FoundSession> found) => new(
    [
        .. truth.Sessions.Where(s => s.AsOfLast is not null).GroupBy(s => s.Dialect).OrderBy(g => Array.IndexOf(DialectNames.All, g.Key)).Select(group =>
        {
            TruthSession[] certain = [.. group.Where(s => !s.Uncertain)];
            (Totals True, FoundSession Found)[] pairs = [.. certain.Where(s => found.ContainsKey(s.Sid)).Select(s => (s.AsOfLast!.Value, found[s.Sid]))];
            return new Group(
                group.Key, group.Count(), certain.Length - pairs.Length, pairs.Count(p => !p.Found.IsFinal), group.Count() - certain.Length,
                [.. All.Select(m => Set(m.Name, [.. pairs.Select(p => (m.True(p.True), m.Found(p.Found)))]))]);
        }),
    ]);

    private static Measure Set(string name, (double? True, double? Found)[] values)
    {
        (double? True, double? Found)[] same = [.. values.Where(v => v.True is null == v.Found is null)];
        double[] errors = [.. same.Where(v => v.True is not null).Select(v => Math.Abs(v.Found!.Value - v.True!.Value)).Order()];
        return new(
            name, same.Length, values.Length - same.Length, same.Length > 0 ? (double)same.Count(v => v.True == v.Found) / same.Length : null,
            At(errors, 0.5), At(errors, 0.95), At(errors, 1), same.Sum(v => v.True ?? 0), same.Sum(v => v.Found ?? 0));
    }

    /// <summary>The least that so great a share of them does not exceed.</summary>
    private static double? At(double[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
