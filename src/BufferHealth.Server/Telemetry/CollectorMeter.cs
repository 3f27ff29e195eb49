using System.Diagnostics.Metrics;
using BufferHealth.Cmcd;
using BufferHealth.Server.Collection;
using BufferHealth.Server.Doors;
using BufferHealth.Server.Live;

namespace BufferHealth.Server.Telemetry;

/// <summary>
/// The collector's own figures and its tenants' viewers as instruments: for Prometheus at <c>/metrics</c>, and for whatever OTLP goes to. All are
/// read when they are asked for, so that they cost nothing between.
/// </summary>
internal sealed class CollectorMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "BufferHealth.Collector";

    private readonly Meter _meter;
    private readonly CollectorHost _host;

    /// <summary>Makes the instruments.</summary>
    public CollectorMeter(IMeterFactory meters, CollectorHost host, DoorCounts doors)
    {
        _host = host;
        _meter = meters.Create(Name);
        Sum("bufferhealth.collector.records.read", "{record}", "Records that came and could be read.", () => [new(doors.Records)]);
        Sum("bufferhealth.collector.records.acknowledged", "{record}", "Records on the disk.", () => [new(Open(open => open.Taken))]);
        Sum("bufferhealth.collector.records.refused", "{record}", "Records refused with 429 or 503.", () => [new(doors.RefusedRecords)]);
        Sum("bufferhealth.collector.requests.refused", "{request}", "Requests refused, by reason.", () =>
            Enum.GetValues<Refusal>().Select(reason => Tagged(doors[reason], "reason", reason.ToString())));
        Sum("bufferhealth.collector.faults", "{fault}", "What was wrong with records, tolerated or not, by kind.", () =>
        {
            CmcdFaults faults = doors.Faults;
            return Enum.GetValues<CmcdFault>().Select(fault => Tagged(faults[fault], "fault", fault.ToString()));
        });
        foreach (SessionInstrument instrument in SessionInstrument.All)
        {
            Sum(instrument.Name, instrument.Unit, instrument.Description, () => instrument.Counts.Select(count =>
                Tagged(Open(open => open.Loops.Sum(loop => count.Read(loop.Counts))), instrument.Tag, count.Name)));
        }
        Sum("bufferhealth.collector.store.rows", "{row}", "Rows written into the store.", () => [new(Open(open => open.Writer.Written))]);
        Gauge("bufferhealth.collector.store.waiting", "{row}", "Rows that wait for the store.", () => Open(open => open.Writer.Waiting));
        Gauge("bufferhealth.collector.store.lag", "s", "How long the oldest of them has waited.", () => Open(open => open.Writer.Age.TotalSeconds));
        Gauge("bufferhealth.collector.waiting", "By", "Bytes of records between the doors and their sessions.", () => Open(open => open.WaitingBytes));
        Gauge("bufferhealth.collector.journal.size", "By", "Bytes that the journal holds.", () => Open(open => open.JournalBytes));
        Gauge("bufferhealth.collector.sessions.open", "{session}", "Open sessions.", () => Open(open => open.Loops.Sum(loop => loop.Sessions)));
        Gauge("bufferhealth.collector.up", "1", "1 when records are taken in.", () => host.Fault is null ? 1 : 0);
        _meter.CreateObservableGauge("bufferhealth.viewers", Viewers, "{viewer}", "What viewers see now, by tenant and state.");
        Played("bufferhealth.playing.time", "s", "Time played.", sums => sums.PlayingMs / 1000.0);
        Played("bufferhealth.stall.time", "s", "Time stalled.", sums => sums.StallMs / 1000.0);
        Played("bufferhealth.stalls", "{stall}", "Stalls.", sums => sums.StallCount);
        Played("bufferhealth.errors", "{error}", "Errors that players told.", sums => sums.Errors);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static Measurement<T> Tagged<T>(T value, string tag, string text)
        where T : struct => new(value, new KeyValuePair<string, object?>(tag, text));

    private T Open<T>(Func<Collector, T> read)
        where T : struct => _host.Collector is { } open ? read(open) : default;

    private void Sum(string name, string unit, string description, Func<IEnumerable<Measurement<long>>> read) =>
        _meter.CreateObservableCounter(name, read, unit, description);

    private void Gauge<T>(string name, string unit, string description, Func<T> read)
        where T : struct => _meter.CreateObservableGauge(name, read, unit, description);

    /// <summary>Sums of the minutes that are over. A correction can take a little off, which a counter must not: hence up and down.</summary>
    private void Played(string name, string unit, string description, Func<MinuteTotals, double> read) =>
        _meter.CreateObservableUpDownCounter(
            name, () => _host.Collector is { } open ? open.Totals.Select(of => Tagged(read(of.Value), "tenant", of.Key)) : [], unit, description);

    private IEnumerable<Measurement<int>> Viewers()
    {
        if (_host.Collector is not { } open)
        {
            yield break;
        }
        foreach (string tenant in open.Tenants)
        {
            LiveCounts now = open.Now(tenant);
            foreach ((string state, int count) in ((string, int)[])[("playing", now.Playing), ("stalled", now.Stalled), ("starting", now.Starting), ("paused", now.Paused), ("seeking", now.Seeking), ("other", now.Other)])
            {
                yield return new(count, new("tenant", tenant), new("state", state));
            }
        }
    }
}
