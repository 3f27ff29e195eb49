using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd;

/// <content>The object that is asked for, bitrates and throughput.</content>
public ref partial struct CmcdRecord
{
    /// <summary><c>ot</c>: what is asked for; null when not told.</summary>
    public CmcdObjectType? ObjectType
    {
        readonly get => (CmcdObjectType?)Integer(CmcdKey.Ot);
        set => SetInteger(CmcdKey.Ot, (long?)value, nameof(ObjectType));
    }

    /// <summary><c>d</c>: duration of the object in ms; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? DurationMs
    {
        readonly get => Integer(CmcdKey.D);
        set => SetInteger(CmcdKey.D, value, nameof(DurationMs));
    }

    /// <summary><c>dl</c>: ms until the object must be there, rounded to 100; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? DeadlineMs
    {
        readonly get => Integer(CmcdKey.Dl);
        set => SetInteger(CmcdKey.Dl, value, nameof(DeadlineMs));
    }

    /// <summary><c>br</c>: encoded bitrate in kbit/s: of what is requested or, in event mode, of what is selected; empty when not told.</summary>
    public CmcdNumbers EncodedBitrateKbps
    {
        readonly get => Numbers(CmcdKey.Br);
        set => SetNumbers(CmcdKey.Br, value);
    }

    /// <summary><c>ab</c>: encoded bitrate of all tracks together, in kbit/s; when the tracks' own are not known; empty when not told.</summary>
    public CmcdNumbers AggregateBitrateKbps
    {
        readonly get => Numbers(CmcdKey.Ab);
        set => SetNumbers(CmcdKey.Ab, value);
    }

    /// <summary><c>pb</c>: bitrate in kbit/s of what the viewer sees now; empty when not told.</summary>
    public CmcdNumbers PlayheadBitrateKbps
    {
        readonly get => Numbers(CmcdKey.Pb);
        set => SetNumbers(CmcdKey.Pb, value);
    }

    /// <summary><c>tb</c>: highest bitrate of the ladder in kbit/s; empty when not told.</summary>
    public CmcdNumbers TopBitrateKbps
    {
        readonly get => Numbers(CmcdKey.Tb);
        set => SetNumbers(CmcdKey.Tb, value);
    }

    /// <summary><c>tab</c>: highest bitrate of all tracks together, in kbit/s; empty when not told.</summary>
    public CmcdNumbers TopAggregateBitrateKbps
    {
        readonly get => Numbers(CmcdKey.Tab);
        set => SetNumbers(CmcdKey.Tab, value);
    }

    /// <summary><c>tpb</c>: highest bitrate in kbit/s that the device can play; empty when not told.</summary>
    public CmcdNumbers TopPlayableBitrateKbps
    {
        readonly get => Numbers(CmcdKey.Tpb);
        set => SetNumbers(CmcdKey.Tpb, value);
    }

    /// <summary><c>lb</c>: lowest bitrate of the ladder in kbit/s; empty when not told.</summary>
    public CmcdNumbers LowestBitrateKbps
    {
        readonly get => Numbers(CmcdKey.Lb);
        set => SetNumbers(CmcdKey.Lb, value);
    }

    /// <summary><c>lab</c>: lowest bitrate of all tracks together, in kbit/s; empty when not told.</summary>
    public CmcdNumbers LowestAggregateBitrateKbps
    {
        readonly get => Numbers(CmcdKey.Lab);
        set => SetNumbers(CmcdKey.Lab, value);
    }

    /// <summary><c>mtp</c>: measured throughput in kbit/s, rounded to 100; empty when not told.</summary>
    public CmcdNumbers ThroughputKbps
    {
        readonly get => Numbers(CmcdKey.Mtp);
        set => SetNumbers(CmcdKey.Mtp, value);
    }

    /// <summary><c>rtp</c>: throughput in kbit/s that would be enough, rounded to 100; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? RequestedThroughputKbps
    {
        readonly get => Integer(CmcdKey.Rtp);
        set => SetInteger(CmcdKey.Rtp, value, nameof(RequestedThroughputKbps));
    }

    /// <summary><c>nor</c>: relative paths of what is likely to be asked for next, as they are on the wire: version 1 wants them URL-encoded.</summary>
    public CmcdTexts NextObjects { readonly get; set; }

    /// <summary><c>nrr</c>: version 1 alone: bytes of the next object that will be asked for, as <c>12-40</c>.</summary>
    public CmcdText NextRange
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Nrr, nameof(NextRange));
    }
}
