using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd;

/// <content>Event mode.</content>
public ref partial struct CmcdRecord
{
    /// <summary><c>e</c>: what the record reports; null when not told.</summary>
    public CmcdEvent? Event
    {
        readonly get => (CmcdEvent?)Integer(CmcdKey.E);
        set => SetInteger(CmcdKey.E, (long?)value, nameof(Event));
    }

    /// <summary><c>ts</c>: when it happened, ms since 1970 by the player's clock; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? TimestampMs
    {
        readonly get => Integer(CmcdKey.Ts);
        set => SetInteger(CmcdKey.Ts, value, nameof(TimestampMs));
    }

    /// <summary><c>cen</c>: name of a custom event, up to 64 characters.</summary>
    public CmcdText CustomEventName
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Cen, nameof(CustomEventName));
    }

    /// <summary><c>ec</c>: the player's own error codes.</summary>
    public CmcdTexts ErrorCodes { readonly get; set; }

    /// <summary><c>h</c>: the host that the media comes from, up to 128 characters.</summary>
    public CmcdText Hostname
    {
        readonly get;
        set => field = Limited(value, CmcdKey.H, nameof(Hostname));
    }

    /// <summary><c>url</c>: what the response was to.</summary>
    public CmcdText Url
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Url, nameof(Url));
    }

    /// <summary><c>rc</c>: status of the response; 0 when none came; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? ResponseCode
    {
        readonly get => Integer(CmcdKey.Rc);
        set => SetInteger(CmcdKey.Rc, value, nameof(ResponseCode));
    }

    /// <summary><c>ttfb</c>: ms from the request to the first byte of the response; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? FirstByteMs
    {
        readonly get => Integer(CmcdKey.Ttfb);
        set => SetInteger(CmcdKey.Ttfb, value, nameof(FirstByteMs));
    }

    /// <summary><c>ttfbb</c>: ms from the request to the first byte of the body; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? FirstBodyByteMs
    {
        readonly get => Integer(CmcdKey.Ttfbb);
        set => SetInteger(CmcdKey.Ttfbb, value, nameof(FirstBodyByteMs));
    }

    /// <summary><c>ttlb</c>: ms from the request to the last byte; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? LastByteMs
    {
        readonly get => Integer(CmcdKey.Ttlb);
        set => SetInteger(CmcdKey.Ttlb, value, nameof(LastByteMs));
    }

    /// <summary><c>cmsdd</c>: the response's CMSD-Dynamic header, as Base64.</summary>
    public CmcdText CmsdDynamic
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Cmsdd, nameof(CmsdDynamic));
    }

    /// <summary><c>cmsds</c>: the response's CMSD-Static header, as Base64.</summary>
    public CmcdText CmsdStatic
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Cmsds, nameof(CmsdStatic));
    }

    /// <summary><c>smrt</c>: the response's tracing header, as Base64.</summary>
    public CmcdText ResponseTracing
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Smrt, nameof(ResponseTracing));
    }
}
