using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd;

/// <content>Levels, stalls and playback.</content>
public ref partial struct CmcdRecord
{
    /// <summary><c>bl</c>: level of the buffer in ms, rounded to 100; empty when not told.</summary>
    public CmcdNumbers BufferLengthMs
    {
        readonly get => Numbers(CmcdKey.Bl);
        set => SetNumbers(CmcdKey.Bl, value);
    }

    /// <summary><c>tbl</c>: the level that the player aims at, in ms, rounded to 100; empty when not told.</summary>
    public CmcdNumbers TargetBufferLengthMs
    {
        readonly get => Numbers(CmcdKey.Tbl);
        set => SetNumbers(CmcdKey.Tbl, value);
    }

    /// <summary><c>bs</c>: whether the buffer ran empty since the last report to the same destination; one stall may be told by several requests; null when not told.</summary>
    public bool? Starved
    {
        readonly get => Integer(CmcdKey.Bs) is { } flag ? flag != 0 : null;
        set => SetInteger(CmcdKey.Bs, value is { } flag ? (flag ? 1 : 0) : null, nameof(Starved));
    }

    /// <summary><c>bsa</c>: how often the buffer ran empty since the session began; empty when not told.</summary>
    public CmcdNumbers StarvationCount
    {
        readonly get => Numbers(CmcdKey.Bsa);
        set => SetNumbers(CmcdKey.Bsa, value);
    }

    /// <summary><c>bsd</c>: durations in ms of the stalls that ended, each told once per mode and destination; those of one type are added up, and <see cref="CmcdNumbers.Count"/> says how many there were; empty when not told.</summary>
    public CmcdNumbers StarvationMs
    {
        readonly get => Numbers(CmcdKey.Bsd);
        set => SetNumbers(CmcdKey.Bsd, value);
    }

    /// <summary><c>bsda</c>: ms that the buffer was empty since the session began; empty when not told.</summary>
    public CmcdNumbers StarvationTotalMs
    {
        readonly get => Numbers(CmcdKey.Bsda);
        set => SetNumbers(CmcdKey.Bsda, value);
    }

    /// <summary><c>sta</c>: what the player is doing; null when not told.</summary>
    public CmcdState? State
    {
        readonly get => (CmcdState?)Integer(CmcdKey.Sta);
        set => SetInteger(CmcdKey.Sta, (long?)value, nameof(State));
    }

    /// <summary><c>su</c>: whether the object is needed at once: at the start, after a seek or a stall; null when not told.</summary>
    public bool? Startup
    {
        readonly get => Integer(CmcdKey.Su) is { } flag ? flag != 0 : null;
        set => SetInteger(CmcdKey.Su, value is { } flag ? (flag ? 1 : 0) : null, nameof(Startup));
    }

    /// <summary><c>pt</c>: position of the playhead in ms; -999,999,999,999,999 to 999,999,999,999,999; null when not told.</summary>
    public long? PlayheadMs
    {
        readonly get => Integer(CmcdKey.Pt);
        set => SetInteger(CmcdKey.Pt, value, nameof(PlayheadMs));
    }

    /// <summary><c>pr</c>: playback rate, -1000 to 1000, in thousandths; 1 when absent, 0 when not playing; null when not told.</summary>
    public double? PlaybackRate
    {
        readonly get => Integer(CmcdKey.Pr) / 1000.0;
        set => SetInteger(CmcdKey.Pr, value is { } rate ? Thousandths(rate, nameof(PlaybackRate)) : null, nameof(PlaybackRate));
    }

    /// <summary><c>ltc</c>: ms behind the live edge; clocks that differ can make it negative; -999,999,999,999,999 to 999,999,999,999,999; null when not told.</summary>
    public long? LatencyMs
    {
        readonly get => Integer(CmcdKey.Ltc);
        set => SetInteger(CmcdKey.Ltc, value, nameof(LatencyMs));
    }

    /// <summary><c>msd</c>: ms from the wish to play to playback; once per session and mode; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? StartDelayMs
    {
        readonly get => Integer(CmcdKey.Msd);
        set => SetInteger(CmcdKey.Msd, value, nameof(StartDelayMs));
    }

    /// <summary><c>dfa</c>: frames dropped since the session began; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? DroppedFrames
    {
        readonly get => Integer(CmcdKey.Dfa);
        set => SetInteger(CmcdKey.Dfa, value, nameof(DroppedFrames));
    }

    /// <summary><c>bg</c>: whether no player of the session can be seen; null when not told.</summary>
    public bool? Background
    {
        readonly get => Integer(CmcdKey.Bg) is { } flag ? flag != 0 : null;
        set => SetInteger(CmcdKey.Bg, value is { } flag ? (flag ? 1 : 0) : null, nameof(Background));
    }

    /// <summary><c>nr</c>: whether what is loaded is neither shown nor heard; null when not told.</summary>
    public bool? NotRendered
    {
        readonly get => Integer(CmcdKey.Nr) is { } flag ? flag != 0 : null;
        set => SetInteger(CmcdKey.Nr, value is { } flag ? (flag ? 1 : 0) : null, nameof(NotRendered));
    }
}
