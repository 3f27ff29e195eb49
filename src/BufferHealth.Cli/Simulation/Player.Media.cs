using BufferHealth.Cmcd;

namespace BufferHealth.Cli.Simulation;

/// <content>Segments, their rendition, and the buffer.</content>
internal sealed partial class Player
{
    private const int SegmentMs = 4000;
    private const int AudioKbps = 128;

    // Steps up are far enough apart that a player says few changes of bitrate.
    private const long UpAfterMs = 8000;

    private static readonly int[] Ladder = [350, 750, 1500, 3000, 5800];

    private readonly long _contentMs;
    private readonly int _mostMs;
    private readonly int _roundTripMs;
    private int _levelMs;
    private int _playheadMs;
    private int _rung = 1;
    private double _measuredKbps;
    private double _bitsLeft;
    private double _segmentBits;
    private int _segmentMs;
    private bool _fetching;
    private long _askedAt;
    private long _flowsAt;
    private long _steppedUpAt;
    private CmcdState _state;

    private int Kbps => Ladder[_rung];

    private bool IsFetched => _fetching && _now >= _flowsAt && _bitsLeft <= 1e-6;

    private long FetchedAt
    {
        get
        {
            long from = Math.Max(_now, _flowsAt);
            return !_fetching ? Never
                : _bitsLeft <= 1e-6 ? from
                : _link.Kbps <= 0 ? Never
                : from + (long)Math.Ceiling(_bitsLeft / _link.Kbps);
        }
    }

    /// <summary>When there is room for the next segment.</summary>
    private long WantsAt => _doing == Doing.Playing && !_fetching && _playheadMs + _levelMs < _contentMs
        ? _now + Math.Max(0, _levelMs + SegmentMs - _mostMs)
        : Never;

    private void Receive(long until)
    {
        // kbit/s times ms is bits.
        if (_fetching && until > _flowsAt)
        {
            _bitsLeft -= _link.Kbps * (until - Math.Max(_now, _flowsAt));
        }
    }

    private void Fetch(int handshakes = 1)
    {
        long left = _contentMs - _playheadMs - _levelMs;
        if (_fetching || _doing == Doing.Over || left <= 0 || _levelMs + SegmentMs > _mostMs)
        {
            return;
        }
        ChooseRung();
        _segmentMs = (int)Math.Min(SegmentMs, left);
        _segmentBits = _bitsLeft = (Kbps * _dice.Between(0.7, 1.3) + AudioKbps) * _segmentMs;
        (_fetching, _askedAt, _flowsAt) = (true, _now, _now + (long)handshakes * _roundTripMs);
        if (_visit.Dialect.IsRequest())
        {
            Tell(null);
        }
    }

    private void TakeSegment()
    {
        double kbps = _segmentBits / Math.Max(1, _now - _askedAt);
        _measuredKbps = _measuredKbps == 0 ? kbps : 0.6 * _measuredKbps + 0.4 * kbps;
        _levelMs += _segmentMs;
        _fetching = false;
        if (_doing is Doing.Starting or Doing.Stalled || _doing == Doing.Seeking && _seekDoneAt == Never)
        {
            Play();
        }
    }

    /// <summary>By throughput, with more caution the less there is in the buffer; down at once, up by one rung at a time.</summary>
    private void ChooseRung()
    {
        if (_measuredKbps == 0)
        {
            return;
        }
        double affordable = _measuredKbps * (_levelMs < 8000 ? 0.5 : 0.8);
        int best = 0;
        for (int rung = 1; rung < Ladder.Length && Ladder[rung] <= affordable; rung++)
        {
            best = rung;
        }
        if (best == _rung || best > _rung && _now - _steppedUpAt < UpAfterMs)
        {
            return;
        }
        _steppedUpAt = _now;
        _rung = Math.Min(best, _rung + 1);
        Say(CmcdEvent.BitrateChange);
    }
}
