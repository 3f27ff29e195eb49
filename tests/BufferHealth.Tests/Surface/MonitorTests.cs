using Microsoft.Extensions.Time.Testing;

namespace BufferHealth.Tests.Surface;

public sealed class MonitorTests
{
    [Fact]
    public void The_clock_is_used_and_begins_at_0()
    {
        FakeTimeProvider clock = new();
        clock.Advance(TimeSpan.FromHours(5));
        BufferHealthMonitor monitor = new(clock: clock);
        double? start = null;
        monitor.StallStarted += s => start = s.Start;
        for (int i = 0; i <= 30; i++)
        {
            monitor.UpdateBufferLevel(Math.Max(0, 2 - i * 0.1));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }
        Assert.Equal(3, monitor.Snapshot().ElapsedTime, 1e-6);
        Assert.Equal(2, start!.Value, 1e-6);
    }

    [Fact]
    public void A_sample_without_a_time_and_the_calls_about_intent_take_the_clock_s()
    {
        FakeTimeProvider clock = new();
        BufferHealthMonitor monitor = new(clock: clock);
        Assert.Equal(InputStatus.Accepted, monitor.Update(new Sample { Level = 2 }));
        clock.Advance(TimeSpan.FromSeconds(1));
        monitor.Play();
        clock.Advance(TimeSpan.FromSeconds(1));
        monitor.Pause();
        clock.Advance(TimeSpan.FromSeconds(1));
        monitor.Seek();
        clock.Advance(TimeSpan.FromSeconds(1));
        monitor.End();
        Assert.Equal(4, monitor.Snapshot().ElapsedTime, 1e-6);
        Assert.Equal(PlaybackState.Ended, monitor.State);
    }

    [Fact]
    public void Events_of_a_stall_come_in_order()
    {
        List<string> told = [];
        BufferHealthMonitor monitor = new();
        monitor.Started += _ => told.Add("started");
        monitor.StallStarted += _ => told.Add("stall started");
        monitor.StallEnded += s => told.Add("stall ended by " + s.EndedBy);
        monitor.StateChanged += c => told.Add($"{c.From} to {c.To}");
        for (int i = 0; i <= 40; i++)
        {
            monitor.Update(new Sample { Time = i * 0.1, Playhead = 0.1 * (Math.Min(i, 20) + Math.Max(0, i - 35)), Level = i is < 20 or > 35 ? 3 : 0.05 });
        }
        monitor.Pause(4.1);
        Assert.Equal(
            ["Idle to Startup", "started", "Startup to Playing", "stall started", "Playing to Stalled", "stall ended by Playing", "Stalled to Playing", "Playing to Paused"],
            told);
    }

    [Fact]
    public void Reports_come_once_an_interval_of_the_samples_clock()
    {
        List<double> reports = [];
        BufferHealthMonitor monitor = new(new BufferHealthOptions { ReportIntervalSeconds = 0.5 });
        monitor.Reported += m => reports.Add(m.ElapsedTime);
        foreach (double time in new[] { 7, 7.4, 7.5, 7.9, 8.1, 10.2, 10.4, 10.5 })
        {
            monitor.UpdateBufferLevel(2, time);
        }
        Assert.Equal([0.5, 1.1, 3.2, 3.5], reports.Select(t => Math.Round(t, 6)));
    }

    [Fact]
    public void A_listener_may_feed_the_monitor()
    {
        BufferHealthMonitor monitor = new BufferHealthMonitor().Strict();
        int open = 0;
        int ended = 0;
        monitor.StallStarted += stall =>
        {
            Assert.Equal(1, ++open);
            monitor.Pause(stall.Start + 1);
        };
        monitor.StallEnded += stall =>
        {
            Assert.Equal(0, --open);
            ended++;
            Assert.Equal(StallEnding.Pause, stall.EndedBy);
        };
        for (int i = 0; i <= 12; i++)
        {
            monitor.UpdateBufferLevel(Math.Max(0, 1 - 0.1 * i), i * 0.1);
        }
        Assert.Equal((0, 1), (open, ended));
        Assert.Equal(PlaybackState.Paused, monitor.State);
    }

    [Fact]
    public void Reset_ends_what_is_open_and_begins_anew_with_the_same_options()
    {
        Recorder recorder = Stalled();
        recorder.Monitor.Reset();
        Assert.Equal(StallEnding.Close, recorder.Stalls.Single().EndedBy);
        Metrics m = recorder.Monitor.Snapshot();
        Assert.Equal((0, 0.0, PlaybackState.Idle), (m.StallCount, m.ElapsedTime, m.State));
        Assert.Null(m.Confidence);
        Assert.Equal(InputStatus.Accepted, recorder.Monitor.UpdateBufferLevel(1, 0.5));
    }

    [Fact]
    public void Dispose_ends_what_is_open_once_and_the_metrics_stay()
    {
        Recorder recorder = Stalled();
        double open = recorder.Monitor.Snapshot().TotalStallDuration;
        recorder.Monitor.Dispose();
        recorder.Monitor.Dispose();
        Assert.Equal(StallEnding.Close, recorder.Stalls.Single().EndedBy);
        Assert.Equal(open, recorder.Stalls[0].Duration!.Value, 1e-9);
        byte[] before = Invariants.Memory.Bytes(recorder.Monitor);
        Assert.Equal(InputStatus.Disposed, recorder.Monitor.UpdateBufferLevel(1, 50));
        Assert.Equal(InputStatus.Disposed, recorder.Monitor.Update(new Sample { Time = 50, Level = double.NaN }));
        Assert.Equal(InputStatus.Disposed, recorder.Monitor.Play(50));
        Assert.Equal(before, Invariants.Memory.Bytes(recorder.Monitor));
        Assert.Equal(open, recorder.Monitor.Snapshot().TotalStallDuration);
    }

    [Fact]
    public void Reset_after_dispose_stays_disposed()
    {
        Recorder recorder = Stalled();
        recorder.Monitor.Dispose();
        recorder.Monitor.Reset();
        Assert.Single(recorder.Stalls);
        Assert.Equal(InputStatus.Disposed, recorder.Monitor.UpdateBufferLevel(1, 50));
    }

    [Fact]
    public void Before_the_first_sample_all_is_unknown_or_0()
    {
        Metrics m = new BufferHealthMonitor().Snapshot();
        Assert.Null(m.Confidence);
        Assert.Null(m.StartupTime);
        Assert.Null(m.BufferLevel);
        Assert.Null(m.AvgBufferLevel);
        Assert.Null(m.DecayedBufferLevel);
        Assert.Null(m.MinBufferLevel);
        Assert.Equal((0, 0, 0.0), (m.StallCount, m.InputFaults, m.ElapsedTime));
    }

    private static Recorder Stalled()
    {
        Recorder recorder = new();
        for (int i = 0; i <= 20; i++)
        {
            recorder.Monitor.UpdateBufferLevel(Math.Max(0, 1 - 0.1 * i), i * 0.1);
        }
        Assert.Equal(PlaybackState.Stalled, recorder.Monitor.State);
        return recorder;
    }
}
