using System.Runtime.CompilerServices;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// Records of event mode in the order of their time stamps, until those that may have been overtaken have had time to come.
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

    /// <summary>Adds a record behind those of the same time or an earlier one. There must be room.</summary>
    public void Add(PendingReport report, long timeMs, long arrivalMs)
    {
        if (_count == 0)
        {
            (_timeBase, _arrivalBase) = (timeMs, arrivalMs);
        }
        report.Time = (int)Math.Clamp(timeMs - _timeBase, int.MinValue, int.MaxValue);
        report.Arrival = (int)Math.Clamp(arrivalMs - _arrivalBase, int.MinValue, int.MaxValue);
        int at = _count++;
        for (; at > 0 && _places[at - 1].Time > report.Time; at--)
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
