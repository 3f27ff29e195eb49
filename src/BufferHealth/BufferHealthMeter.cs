using System.Diagnostics.Metrics;

namespace BufferHealth;

/// <summary>
/// The instruments of every monitor in the process, under the meter name <c>BufferHealth</c>: what OpenTelemetry or
/// <c>dotnet-counters</c> subscribes to. They cost nothing while nobody listens.
/// </summary>
internal static class BufferHealthMeter
{
    internal const string Name = "BufferHealth";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> StartupSeconds = Meter.CreateHistogram<double>(
        "buffer_health.startup.duration", "s", "From the wish to play to the first progress.");
    private static readonly Histogram<double> StallSeconds = Meter.CreateHistogram<double>(
        "buffer_health.stall.duration", "s", "Stalls that have ended, by cause and by what ended them.");
    private static readonly Histogram<double> FreezeSeconds = Meter.CreateHistogram<double>(
        "buffer_health.freeze.duration", "s", "Freezes that have ended.");
    private static readonly Histogram<double> SeekSeconds = Meter.CreateHistogram<double>(
        "buffer_health.seek.latency", "s", "From the last scrub of a seek to the first progress.");
    private static readonly Counter<int> StartFailures = Meter.CreateCounter<int>(
        "buffer_health.start.failures", "{session}", "Players that failed before playback had begun.");
    private static readonly UpDownCounter<int> OpenStalls = Meter.CreateUpDownCounter<int>(
        "buffer_health.stall.open", "{stall}", "Stalls that are going on now.");

    internal static void Started(double? seconds)
    {
        if (seconds is { } known)
        {
            StartupSeconds.Record(known);
        }
    }

    internal static void StartFailed(int sessions) => StartFailures.Add(sessions);

    internal static void OpenStall(int change) => OpenStalls.Add(change);

    internal static void StallEnded(Stall stall)
    {
        if (StallSeconds.Enabled && stall.Duration is { } seconds)
        {
            StallSeconds.Record(
                seconds,
                new KeyValuePair<string, object?>("cause", MetricsJson.Name(stall.Cause)),
                new KeyValuePair<string, object?>("ended_by", MetricsJson.Name(stall.EndedBy)));
        }
    }

    internal static void FreezeEnded(Freeze freeze)
    {
        if (freeze.Duration is { } seconds)
        {
            FreezeSeconds.Record(seconds);
        }
    }

    internal static void SeekEnded(SeekEnd seek) => SeekSeconds.Record(seek.Latency);
}
