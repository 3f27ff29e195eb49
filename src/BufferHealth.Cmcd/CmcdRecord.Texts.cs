using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd;

/// <content>Texts by key; fields of a ref struct can't be put in a table.</content>
public ref partial struct CmcdRecord
{
    internal readonly CmcdText Text(CmcdKey key) => key switch
    {
        CmcdKey.Cdn => CdnId,
        CmcdKey.Cen => CustomEventName,
        CmcdKey.Cid => ContentId,
        CmcdKey.Cmsdd => CmsdDynamic,
        CmcdKey.Cmsds => CmsdStatic,
        CmcdKey.Cs => ContentSignature,
        CmcdKey.H => Hostname,
        CmcdKey.Nrr => NextRange,
        CmcdKey.Sid => SessionId,
        CmcdKey.Smrt => ResponseTracing,
        _ => Url,
    };

    /// <summary>Keeps a text that is no longer than its key may have.</summary>
    internal void Keep(CmcdKey key, CmcdText value)
    {
        switch (key)
        {
            case CmcdKey.Cdn:
                CdnId = value;
                break;
            case CmcdKey.Cen:
                CustomEventName = value;
                break;
            case CmcdKey.Cid:
                ContentId = value;
                break;
            case CmcdKey.Cmsdd:
                CmsdDynamic = value;
                break;
            case CmcdKey.Cmsds:
                CmsdStatic = value;
                break;
            case CmcdKey.Cs:
                ContentSignature = value;
                break;
            case CmcdKey.H:
                Hostname = value;
                break;
            case CmcdKey.Nrr:
                NextRange = value;
                break;
            case CmcdKey.Sid:
                SessionId = value;
                break;
            case CmcdKey.Smrt:
                ResponseTracing = value;
                break;
            default:
                Url = value;
                break;
        }
    }
}
