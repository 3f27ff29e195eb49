namespace BufferHealth.Cmcd.Keys;

/// <summary>What there is to know of a key.</summary>
internal readonly record struct KeyFacts(string Name, CmcdKind Kind, CmcdHeader Header, KeyUse Use, long Minimum = 0, int MaxLength = 0)
{
    /// <summary>The largest integer of RFC 8941: 15 digits.</summary>
    internal const long Most = 999_999_999_999_999;

    internal long Maximum => Kind switch
    {
        CmcdKind.Boolean => 1,
        CmcdKind.Decimal => 1000,
        _ => Most,
    };
}
