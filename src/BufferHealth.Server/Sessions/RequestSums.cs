using System.Runtime.CompilerServices;
using BufferHealth.Cmcd;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// What the records of request mode add up to, in the order in which they came. Requests for audio and for video each tell their
/// own buffer, so that their stalls are summed apart and the worst is the session's. Made with a session's first request: most
/// sessions have none.
/// </summary>
internal sealed class RequestSums
{
    /// <summary>Requests further apart than this say nothing of the level between them: media is asked for every few seconds.</summary>
    private const long LongestGapMs = 60_000;

    /// <summary>A stall of more than a day is none: sums stay far from their limits whatever is sent.</summary>
    private const long LongestStallMs = 86_400_000;

    private StallMs _stallMs;
    private StallCounts _stallCounts;
    private long _lastMs;
    private int _level;
    private bool _levelKnown;
    private bool _videoSeen;
    private double _levelSum;
    private double _levelTime;
    private double _bitrateSum;
    private double _bitrateTime;

    /// <summary>Requests that said <c>bs</c>.</summary>
    public int Starved { get; private set; }

    /// <summary>Error codes told.</summary>
    public int Errors { get; private set; }

    /// <summary><c>msd</c> as first told.</summary>
    public long? StartupMs { get; private set; }

    /// <summary>How often another content was asked for.</summary>
    public int ContentChanges { get; set; }

    /// <summary>Whether a stall has been told.</summary>
    public bool StallTold => StallCount > 0;

    /// <summary>Stalls that ended.</summary>
    public int StallCount => _stallCounts[Worst];

    /// <summary>Their durations added up.</summary>
    public long StallTime => _stallMs[Worst];

    /// <summary>Level weighted by time.</summary>
    public double? MeanLevelMs => _levelTime > 0 ? _levelSum / _levelTime : _levelKnown ? _level : null;

    /// <summary>Bitrate weighted by the durations of the objects.</summary>
    public double? MeanKbps => _bitrateTime > 0 ? _bitrateSum / _bitrateTime : null;

    private int Worst
    {
        get
        {
            int worst = 0;
            for (int type = 1; type < StallMs.Length; type++)
            {
                worst = _stallMs[type] > _stallMs[worst] ? type : worst;
            }
            return worst;
        }
    }

    /// <summary>Takes a record that came then.</summary>
    public void Take(in CmcdRecord record, long arrivalMs)
    {
        Starved += record.Starved == true ? 1 : 0;
        StartupMs ??= record.StartDelayMs;
        foreach (CmcdText _ in record.ErrorCodes)
        {
            Errors++;
        }
        TakeStalls(record.StarvationMs);
        bool isVideo = record.ObjectType is CmcdObjectType.Video or CmcdObjectType.AudioVideo;
        if (isVideo && !_videoSeen)
        {
            (_videoSeen, _levelKnown, _levelSum, _levelTime, _bitrateSum, _bitrateTime) = (true, false, 0, 0, 0, 0);
        }
        if (_videoSeen && !isVideo)
        {
            return;
        }
        TakeLevel(record.BufferLengthMs.Least, arrivalMs);
        if (record.EncodedBitrateKbps.Greatest is { } kbps && record.DurationMs is { } duration)
        {
            _bitrateSum += (double)kbps * duration;
            _bitrateTime += duration;
        }
    }

    private void TakeLevel(long? levelMs, long arrivalMs)
    {
        if (levelMs is not { } level || (_levelKnown && arrivalMs < _lastMs))
        {
            return;
        }
        int bounded = (int)Math.Min(level, int.MaxValue);
        if (_levelKnown && arrivalMs - _lastMs <= LongestGapMs)
        {
            _levelSum += ((double)_level + bounded) / 2 * (arrivalMs - _lastMs);
            _levelTime += arrivalMs - _lastMs;
        }
        (_levelKnown, _level, _lastMs) = (true, bounded, arrivalMs);
    }

    private void TakeStalls(in CmcdNumbers stalls)
    {
        if (stalls.IsEmpty)
        {
            return;
        }
        ReadOnlySpan<long?> byType = [stalls.Untyped, stalls[CmcdObjectType.Audio], stalls[CmcdObjectType.Video], stalls[CmcdObjectType.AudioVideo]];
        int types = 0;
        foreach (long? ms in byType)
        {
            types += ms is null ? 0 : 1;
        }
        for (int type = 0; type < StallMs.Length; type++)
        {
            if (byType[type] is { } ms)
            {
                _stallMs[type] += Math.Min(ms, LongestStallMs);
                // A list tells how many stalls it has, not how many of each type: as many of each.
                _stallCounts[type] = (int)Math.Min((long)_stallCounts[type] + ((stalls.Count + types - 1) / types), int.MaxValue);
            }
        }
    }


    internal void Write(SnapshotWriter writer)
    {
        writer.Put(Starved);
        writer.Put(Errors);
        writer.Put(StartupMs);
        writer.Put(ContentChanges);
        for (int type = 0; type < StallMs.Length; type++)
        {
            writer.Put(_stallMs[type]);
            writer.Put(_stallCounts[type]);
        }
        writer.Put(_lastMs);
        writer.Put(_level);
        writer.Put(_levelKnown);
        writer.Put(_videoSeen);
        writer.Put(_levelSum);
        writer.Put(_levelTime);
        writer.Put(_bitrateSum);
        writer.Put(_bitrateTime);
    }

    internal static RequestSums Read(ref SnapshotReader reader)
    {
        RequestSums sums = new() { Starved = reader.Int(), Errors = reader.Int(), StartupMs = reader.Known(), ContentChanges = reader.Int() };
        for (int type = 0; type < StallMs.Length; type++)
        {
            sums._stallMs[type] = reader.Long();
            sums._stallCounts[type] = reader.Int();
        }
        sums._lastMs = reader.Long();
        sums._level = reader.Int();
        sums._levelKnown = reader.Bool();
        sums._videoSeen = reader.Bool();
        sums._levelSum = reader.Double();
        sums._levelTime = reader.Double();
        sums._bitrateSum = reader.Double();
        sums._bitrateTime = reader.Double();
        return sums;
    }
    [InlineArray(Length)]
    private struct StallMs
    {
        internal const int Length = 4;
        private long _first;
    }

    [InlineArray(StallMs.Length)]
    private struct StallCounts
    {
        private int _first;
    }
}
