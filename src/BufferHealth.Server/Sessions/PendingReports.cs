using System.Runtime.CompilerServices;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// Records of event mode in the order of their time stamps, of one time in that of their sequence numbers, until those that may have been overtaken have had time to come.
/// Room for 16: a record a second over the usual window.
/// </summary>
internal struct PendingReports
{
    private Places _places;
    private long _timeBase;
    private long _arrivalBase;
    private byte _count;

    /// <summary>Whether there is none.</summary>
    public readonly bool IsEmpty => _count == 0;

    /// <summary>Whether one has to leave before another can be added.</summary>
    public readonly bool IsFull => _count == Places.Length;

    /// <summary>Adds a record behind those that were made before it, as far as that is known. There must be room.</summary>
    public void Add(PendingReport report, long timeMs, long arrivalMs)
    {
        if (_count == 0)
        {
            (_timeBase, _arrivalBase) = (timeMs, arrivalMs);
        }
        Rebase(timeMs, arrivalMs);
        report.Time = (int)(timeMs - _timeBase);
        report.Arrival = (int)(arrivalMs - _arrivalBase);
        int at = _count++;
        for (; at > 0 && _places[at - 1].IsAfter(report); at--)
        {
            _places[at] = _places[at - 1];
        }
        _places[at] = report;
    }

    /// <summary>When the earliest came.</summary>
    public readonly long FirstArrivalMs => _arrivalBase + _places[0].Arrival;

    /// <summary>Takes the earliest away. There must be one.</summary>
    public PendingReport Next(out long timeMs)
    {
        PendingReport first = _places[0];
        timeMs = _timeBase + first.Time;
        _count--;
        Span<PendingReport> places = _places;
        places.Slice(1, _count).CopyTo(places);
        return first;
    }

    /// <summary>In a session that is never silent for long the queue is never empty: the bases follow when times leave their range.</summary>
    private void Rebase(long timeMs, long arrivalMs)
    {
        bool timeFits = Math.Abs(timeMs - _timeBase) <= int.MaxValue;
        bool arrivalFits = Math.Abs(arrivalMs - _arrivalBase) <= PendingReport.MostArrival;
        foreach (ref PendingReport waiting in ((Span<PendingReport>)_places)[..(timeFits && arrivalFits ? 0 : _count)])
        {
            waiting.Time = timeFits ? waiting.Time : (int)Math.Clamp(waiting.Time + _timeBase - timeMs, -int.MaxValue, int.MaxValue);
            waiting.Arrival = arrivalFits
                ? waiting.Arrival
                : (int)Math.Clamp(waiting.Arrival + _arrivalBase - arrivalMs, -PendingReport.MostArrival, PendingReport.MostArrival);
        }
        _timeBase = timeFits ? _timeBase : timeMs;
        _arrivalBase = arrivalFits ? _arrivalBase : arrivalMs;
    }

    internal readonly void Write(SnapshotWriter writer)
    {
        writer.Put(_count);
        writer.Put(_timeBase);
        writer.Put(_arrivalBase);
        foreach (PendingReport report in ((ReadOnlySpan<PendingReport>)_places)[.._count])
        {
            report.Write(writer);
        }
    }

    internal static PendingReports Read(ref SnapshotReader reader)
    {
        PendingReports pending = new() { _count = (byte)reader.Count(Places.Length), _timeBase = reader.Long(), _arrivalBase = reader.Long() };
        foreach (ref PendingReport report in ((Span<PendingReport>)pending._places)[..pending._count])
        {
            report = PendingReport.Read(ref reader);
        }
        return pending;
    }
    [InlineArray(Length)]
    private struct Places
    {
        internal const int Length = 16;
        private PendingReport _first;
    }
}
