namespace BufferHealth.Tests.Traces;

/// <summary>The engine with nothing but levels, on the recordings without pause, seek or frozen picture.</summary>
public sealed class LevelTraceTests
{
    [Theory]
    [InlineData("dash-metro")]
    [InlineData("hls-outage")]
    [InlineData("hls-train")]
    [InlineData("shaka-tram")]
    public void Finds_every_stall_and_invents_none(string trace)
    {
        TraceLine[] lines = TraceLine.Read(trace);
        Recorder recorder = Replay(lines);
        Metrics metrics = recorder.Finish();
        Matching.AssertSame(BrowserTruth.Of(lines).Stalls, recorder.StallSpans, edgeSeconds: 0.05);      // the README's claim; 0.1 is what was asked for
        Assert.Equal(Confidence.Level, metrics.Confidence);
        Assert.Null(metrics.StartupTime);
    }

    [Fact]
    public void Invents_no_stall_after_an_end_that_it_is_told_of()
    {
        TraceLine[] lines = TraceLine.Read("hls-end");
        double end = BrowserTruth.Of(lines).EndedAt!.Value;
        Recorder recorder = new();
        bool told = false;
        foreach (TraceLine line in lines)
        {
            if (line.T >= end && !told)
            {
                told = true;
                recorder.Monitor.End(line.T);
            }
            if (line.Event is null)
            {
                recorder.Monitor.UpdateBufferLevel(line.Level, line.T);
            }
        }
        recorder.Finish();
        Assert.DoesNotContain(recorder.StallSpans, s => s.End > end);
    }

    private static Recorder Replay(TraceLine[] lines)
    {
        Recorder recorder = new();
        foreach (TraceLine line in lines.Where(l => l.Event is null))
        {
            recorder.Monitor.UpdateBufferLevel(line.Level, line.T);
        }
        return recorder;
    }
}
