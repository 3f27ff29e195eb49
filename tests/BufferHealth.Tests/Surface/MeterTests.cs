using System.Diagnostics.Metrics;
using BufferHealth.Tests.Rules;

namespace BufferHealth.Tests.Surface;

/// <summary>The instruments are the process's: a listener would hear every other test.</summary>
[CollectionDefinition(nameof(MeterTests), DisableParallelization = true)]
public sealed class MeterCollection;

[Collection(nameof(MeterTests))]
public sealed class MeterTests
{
    [Fact]
    public void A_listener_hears_startups_stalls_freezes_seeks_and_failures()
    {
        List<string> heard = [];
        using (MeterListener listener = Listen(heard))
        {
            Script.Playing(level: 0.05).Stand(2000).With(x => x.Level = 5).Play(1000).Stand(1500).Play(500)
                .With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.Seek).Stand(1000).With(x => x.Seeking = false).Play(1000);
            new Script { Level = 0 }.Stand(100).Say(PlayerEvent.Error);
        }
        Script.Playing(level: 0.05).Stand(2000);
        Assert.Equal(
            [
                "buffer_health.startup.duration 0.2 s", "buffer_health.stall.open 1 {stall}", "buffer_health.stall.open -1 {stall}",
                "buffer_health.stall.duration 2 s cause=starved ended_by=playing", "buffer_health.freeze.duration 1.5 s",
                "buffer_health.seek.latency 1 s", "buffer_health.start.failures 1 {session}",
            ],
            heard);
    }

    [Fact]
    public void A_stall_that_the_end_of_the_session_closes_is_open_no_more()
    {
        List<string> heard = [];
        using MeterListener listener = Listen(heard);
        Script.Playing(level: 0.05).Stand(2000).Close();
        Assert.Contains("buffer_health.stall.duration 2 s cause=starved ended_by=close", heard);
        Assert.Equal(0, heard.Count(h => h.Contains("open 1")) - heard.Count(h => h.Contains("open -1")));
    }

    [Fact]
    public void One_that_throws_is_counted_and_breaks_nothing()
    {
        using MeterListener listener = Listen([]);
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new NotSupportedException());
        listener.SetMeasurementEventCallback<int>((_, _, _, _) => throw new NotSupportedException());
        int failed = 0;
        BufferHealthMonitor monitor = new();
        List<Stall> ended = [];
        monitor.StallEnded += ended.Add;
        monitor.ListenerFailed += e => failed += e is NotSupportedException ? 1 : 0;
        for (int i = 0; i <= 40; i++)
        {
            Assert.Equal(InputStatus.Accepted, monitor.UpdateBufferLevel(Math.Max(0, 2 - i * 0.1), i * 0.1));
        }
        monitor.Dispose();
        Assert.Single(ended);
        Assert.Equal(3, failed);        // a stall opens, is open no more, and has a length
        Assert.Equal(3, monitor.ListenerFaults);
    }

    private static MeterListener Listen(List<string> heard)
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == "BufferHealth")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => heard.Add(Line(i, Math.Round(value, 6), tags)));
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => heard.Add(Line(i, value, tags)));
        listener.Start();
        return listener;
    }

    private static string Line(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        FormattableString.Invariant($"{instrument.Name} {value} {instrument.Unit}") + string.Concat(tags.ToArray().Select(t => $" {t.Key}={t.Value}"));
}
