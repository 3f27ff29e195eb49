using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd;

/// <content>Session and content.</content>
public ref partial struct CmcdRecord
{
    /// <summary><c>sid</c>: the playback session, up to 128 characters.</summary>
    public CmcdText SessionId
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Sid, nameof(SessionId));
    }

    /// <summary><c>cid</c>: the content, up to 128 characters.</summary>
    public CmcdText ContentId
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Cid, nameof(ContentId));
    }

    /// <summary><c>sn</c>: number of the report, from 0, per session, mode and target; 0 to 999,999,999,999,999; null when not told.</summary>
    public long? SequenceNumber
    {
        readonly get => Integer(CmcdKey.Sn);
        set => SetInteger(CmcdKey.Sn, value, nameof(SequenceNumber));
    }

    /// <summary><c>sf</c>: format of the stream; null when not told.</summary>
    public CmcdStreamingFormat? StreamingFormat
    {
        readonly get => (CmcdStreamingFormat?)Integer(CmcdKey.Sf);
        set => SetInteger(CmcdKey.Sf, (long?)value, nameof(StreamingFormat));
    }

    /// <summary><c>st</c>: kind of stream; null when not told.</summary>
    public CmcdStreamType? StreamType
    {
        readonly get => (CmcdStreamType?)Integer(CmcdKey.St);
        set => SetInteger(CmcdKey.St, (long?)value, nameof(StreamType));
    }

    /// <summary><c>cdn</c>: the delivery network, up to 128 characters.</summary>
    public CmcdText CdnId
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Cdn, nameof(CdnId));
    }

    /// <summary><c>cs</c>: a signature of the content.</summary>
    public CmcdText ContentSignature
    {
        readonly get;
        set => field = Limited(value, CmcdKey.Cs, nameof(ContentSignature));
    }
}
