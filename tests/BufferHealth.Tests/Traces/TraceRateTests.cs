namespace BufferHealth.Tests.Traces;

/// <summary>
/// The bound of the definitions, on recorded playback: the same log at 10, 3.3 and 1 Hz changes the stall time by at most one
/// sampling interval a stall, for stalls of two intervals or more. Timed samples alone: events would tell the edges anyway.
/// </summary>
public sealed class TraceRateTests
{
    public static TheoryData<string, int> Cases =>
        [.. from name in Vectors.Vector.Names("traces") where !name.Contains("hidden", StringComparison.Ordinal) from step in new[] { 3, 10 } select (name, step)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_slower_log_changes_the_stall_time_by_at_most_an_interval_a_stall(string trace, int step)
    {
        TraceLine[] timed = [.. TraceLine.Read(trace).Where(l => l.Event is null)];
        double interval = step * 0.1;
        Span[] fine = Stalls(timed), coarse = Stalls([.. timed.Where((_, i) => i % step == 0)]);
        Span[] whole = [.. fine.Where(s => s.Duration >= 2 * interval)];
        Span[] found = [.. coarse.Where(s => whole.Any(w => w.Overlaps(s)))];
        string told = $"{string.Join(' ', fine)} became {string.Join(' ', coarse)}";
        Assert.True(whole.All(s => found.Any(f => f.Overlaps(s))), told);
        Assert.True(Math.Abs(found.Sum(s => s.Duration) - whole.Sum(s => s.Duration)) <= interval * whole.Length + 1e-6, told);
    }

    private static Span[] Stalls(TraceLine[] lines)
    {
        Recorder recorder = new();
        foreach (TraceLine line in lines)
        {
            recorder.Monitor.Update(line.ToSample());
        }
        recorder.Finish();
        return recorder.StallSpans;
    }
}
