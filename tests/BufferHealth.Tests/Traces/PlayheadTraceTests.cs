namespace BufferHealth.Tests.Traces;

/// <summary>The engine with the playhead, on real players, against the browser's own events.</summary>
public sealed class PlayheadTraceTests
{
    /// <summary>Recorded before there was an engine.</summary>
    private static readonly string[] Given = ["dash-metro", "dash-pauses", "hls-end", "hls-outage", "hls-seeks", "hls-train", "shaka-fast", "shaka-tram"];

    /// <summary>All without a truth of their own, which is nearer to the viewer: VectorTests holds the others to that.</summary>
    public static TheoryData<string> Traces => [.. Judged];

    private static IEnumerable<string> Judged => Vectors.Vector.Names("traces").Where(name => !Vectors.Vector.HasTruth(name));

    [Theory]
    [MemberData(nameof(Traces))]
    public void Finds_every_stall_and_invents_none(string trace)
    {
        TraceLine[] lines = TraceLine.Read(trace);
        BrowserTruth truth = BrowserTruth.Of(lines);
        (Recorder found, Metrics metrics) = Replay(lines);
        Matching.AssertSame(truth.Stalls, found.StallSpans, edgeSeconds: 0.15);
        Assert.Equal(truth.Stalls.Length, metrics.StallCount);
        Assert.Equal(truth.Stalls.Sum(s => s.Duration), metrics.TotalStallDuration, 0.02 * truth.Stalls.Sum(s => s.Duration));
        Assert.Equal(0, metrics.InputFaults);
        Assert.Equal(Confidence.Playhead, metrics.Confidence);
    }

    /// <summary>Once a second in the hidden tab, ten times a second otherwise: shorter stalls than two intervals need an event.</summary>
    [Theory]
    [MemberData(nameof(Traces))]
    public void Finds_every_stall_of_two_intervals_from_timed_samples_alone(string trace)
    {
        TraceLine[] lines = TraceLine.Read(trace);
        TraceLine[] timed = [.. lines.Where(l => l.Event is null)];
        (Recorder found, _) = Replay(timed);
        Span[] truth = [.. BrowserTruth.Of(lines).Stalls.Where(s => s.Duration >= 0.2 || found.StallSpans.Any(f => f.Overlaps(s)))];
        bool hidden = timed.Any(l => l.Hidden);
        Matching.AssertSame(truth, found.StallSpans, edgeSeconds: hidden ? 1 : 0.15);
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void Finds_every_frozen_picture_and_invents_none(string trace)
    {
        TraceLine[] lines = TraceLine.Read(trace);
        Span[] truth = BrowserTruth.Of(lines).Freezes;
        (Recorder found, Metrics metrics) = Replay(lines);
        Assert.Equal(truth.Length, metrics.FreezeCount);
        Assert.All(truth.Zip(found.FreezeSpans), pair => Assert.True(pair.First.Overlaps(pair.Second), $"{pair.First} against {pair.Second}"));
        Assert.Equal(truth.Sum(f => f.Duration), metrics.FreezeDuration, 0.1 * truth.Sum(f => f.Duration));
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void Times_the_startup(string trace)
    {
        TraceLine[] lines = TraceLine.Read(trace);
        (_, Metrics metrics) = Replay(lines);
        Assert.Equal(BrowserTruth.Of(lines).Startup!.Value, metrics.StartupTime!.Value, 0.05);
    }

    /// <summary>The README's claim, of the first eight: with the events that a page gives, and from timed samples alone.</summary>
    [Theory]
    [InlineData(true, 0.005, 0.05)]
    [InlineData(false, 0.02, 0.06)]
    public void All_edges_together_are_as_near_as_the_README_says(bool events, double medianSeconds, double worstSeconds)
    {
        List<double> errors = [];
        foreach (string trace in Given)
        {
            TraceLine[] lines = TraceLine.Read(trace);
            (Recorder found, _) = Replay([.. lines.Where(l => events || l.Event is null)]);
            errors.AddRange(Matching.EdgeErrors(BrowserTruth.Of(lines).Stalls, found.StallSpans));
        }
        Assert.Equal(2 * 14, errors.Count);
        Assert.InRange(errors.Order().ElementAt(errors.Count / 2), 0, medianSeconds);
        Assert.InRange(errors.Max(), 0, worstSeconds);
    }

    [Fact]
    public void All_edges_of_all_traces_are_within_what_was_asked_for()
    {
        double[] errors = [.. from trace in Judged
                              let lines = TraceLine.Read(trace)
                              from error in Matching.EdgeErrors(BrowserTruth.Of(lines).Stalls, Replay(lines).Found.StallSpans)
                              orderby error
                              select error];
        Assert.Equal(2 * 29, errors.Length);
        Assert.InRange(errors[errors.Length / 2], 0, 0.05);
        Assert.InRange(errors[^1], 0, 0.15);
    }

    [Fact]
    public void Invents_no_stall_as_the_level_drains_at_the_end()
    {
        TraceLine[] lines = TraceLine.Read("hls-end");
        double end = BrowserTruth.Of(lines).EndedAt!.Value;
        Assert.Contains(lines, l => l.T > end && l.Level < 0.1);
        (_, Metrics metrics) = Replay(lines);
        Assert.Equal(0, metrics.StallCount);
        Assert.Equal(PlaybackState.Ended, metrics.State);
    }

    private static (Recorder Found, Metrics Metrics) Replay(TraceLine[] lines)
    {
        Recorder recorder = new();
        foreach (TraceLine line in lines)
        {
            recorder.Monitor.Update(line.ToSample());
        }
        return (recorder, recorder.Finish());
    }
}
