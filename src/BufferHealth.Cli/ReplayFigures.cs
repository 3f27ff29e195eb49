using System.Globalization;

namespace BufferHealth.Cli;

/// <summary>The figures of a replay as text, the same in the terminal and on the page.</summary>
internal static class ReplayFigures
{
    /// <summary>One line of the list of stalls and freezes; a cell that does not apply is empty.</summary>
    internal readonly record struct Interruption(string What, double Start, string Duration, string Level, string Cause, string EndedBy);

    internal static IEnumerable<(string Name, string Value)> Metrics(Replay replay)
    {
        Metrics m = replay.Metrics;
        yield return ("found by", m.Confidence is { } confidence ? MetricsJson.Name(confidence) : "unknown");
        yield return ("state at the end", MetricsJson.Name(m.State));
        yield return ("elapsed", Seconds(m.ElapsedTime));
        yield return ("startup", m.StartupTime is { } startup ? Seconds(startup) + (m.StartupTainted ? " (tainted)" : "") : "unknown");
        yield return ("stalls", Count(m.StallCount));
        yield return ("stalled", Seconds(m.TotalStallDuration));
        yield return ("longest stall", Seconds(m.LongestStall));
        yield return ("micro-stalls", Count(m.MicroStallCount));
        yield return ("freezes", Count(m.FreezeCount));
        yield return ("frozen", Seconds(m.FreezeDuration));
        yield return ("seeks", Count(m.SeekCount));
        yield return ("playing", Seconds(m.PlayingTime));
        yield return ("level, mean of the window", Seconds(m.AvgBufferLevel));
        yield return ("level, decayed", Seconds(m.DecayedBufferLevel));
        yield return ("score", m.QoeScore?.ToString("F1", CultureInfo.InvariantCulture) ?? "unknown");
        yield return ("session score", m.SessionScore?.ToString("F1", CultureInfo.InvariantCulture) ?? "unknown");
        yield return ("input faults", Count(replay.InputFaults));
    }

    /// <summary>Stalls and freezes in order of time.</summary>
    internal static IReadOnlyList<Interruption> Interruptions(Replay replay) =>
    [
        .. replay.Stalls
            .Select(s => new Interruption("stall", s.Start, Seconds(s.Duration), Seconds(s.LevelAtStart), MetricsJson.Name(s.Cause), Ending(s.EndedBy)))
            .Concat(replay.Freezes.Select(f => new Interruption("freeze", f.Start, Seconds(f.Duration), "", "", Ending(f.EndedBy))))
            .OrderBy(i => i.Start),
    ];

    internal static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    internal static string Seconds(double? seconds) =>
        seconds is { } known ? known.ToString("F3", CultureInfo.InvariantCulture) + " s" : "unknown";

    private static string Ending(StallEnding endedBy) =>
        endedBy == StallEnding.Close ? "open at the end" : MetricsJson.Name(endedBy);
}
