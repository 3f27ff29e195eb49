using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// Records of event mode in the order of their time stamps, of one time in that of their sequence numbers, until those that may have been overtaken have had time to come.
/// Room for 16: a record a second over the usual window. Few wait in most sessions, which report every 10 to 30 s: the place of the rest is
/// made when it is needed. A copy shares it: only look.
/// </summary>
internal struct PendingReports
{
    private const int Length = 16;

    private FewReports _few;
    private PendingReport[]? _rest;
    private long _timeBase;
    private long _arrivalBase;
    private byte _count;

    /// <summary>How many there are.</summary>
    public readonly int Count => _count;

    /// <summary>Whether one has to leave before another can be added.</summary>
    public readonly bool IsFull => _count == Length;

    /// <summary>When the earliest came.</summary>
    public readonly long FirstArrivalMs => _arrivalBase + _few[0].Arrival;

    /// <summary>One of them, the earliest first.</summary>
    /// <param name="place">From 0 to one less than <see cref="Count"/>.</param>
    /// <param name="timeMs">When it was made, by the player's clock.</param>
    public readonly PendingReport Peek(int place, out long timeMs)
    {
        PendingReport report = place < FewReports.Length ? _few[place] : _rest![place - FewReports.Length];
        timeMs = _timeBase + report.Time;
        return report;
    }

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
        for (; at > 0 && At(at - 1).IsAfter(report); at--)
        {
            At(at) = At(at - 1);
        }
        At(at) = report;
    }

    /// <summary>Takes the earliest away. There must be one.</summary>
    public PendingReport Next(out long timeMs)
    {
        PendingReport first = Peek(0, out timeMs);
        _count--;
        for (int i = 0; i < _count; i++)
        {
            At(i) = At(i + 1);
        }
        // Kept for a while: at the border it would be made again with every other record.
        _rest = _count > FewReports.Length / 2 ? _rest : null;
        return first;
    }

    [UnscopedRef]
    private ref PendingReport At(int place)
    {
        if (place < FewReports.Length)
        {
            return ref _few[place];
        }
        _rest ??= new PendingReport[Length - FewReports.Length];
        return ref _rest[place - FewReports.Length];
    }

    /// <summary>In a session that is never silent for long the queue is never empty: the bases follow when times leave their range.</summary>
    private void Rebase(long timeMs, long arrivalMs)
    {
        bool timeFits = Math.Abs(timeMs - _timeBase) <= int.MaxValue;
        bool arrivalFits = Math.Abs(arrivalMs - _arrivalBase) <= PendingReport.MostArrival;
        for (int i = 0; i < _count && !(timeFits && arrivalFits); i++)
        {
            ref PendingReport waiting = ref At(i);
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
        for (int i = 0; i < _count; i++)
        {
            Peek(i, out _).Write(writer);
        }
    }

    internal static PendingReports Read(ref SnapshotReader reader)
    {
        PendingReports pending = new() { _count = (byte)reader.Count(Length), _timeBase = reader.Long(), _arrivalBase = reader.Long() };
        for (int i = 0; i < pending._count; i++)
        {
            pending.At(i) = PendingReport.Read(ref reader);
        }
        return pending;
    }

    [InlineArray(Length)]
    private struct FewReports
    {
        internal const int Length = 4;
        private PendingReport _first;
    }
}
