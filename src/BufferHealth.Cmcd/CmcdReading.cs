namespace BufferHealth.Cmcd;

/// <summary>How a malformed record is read.</summary>
public enum CmcdReading
{
    /// <summary>As RFC 8941 says: one mistake of syntax voids the record.</summary>
    Strict,

    /// <summary>A member that is malformed is left out, up to the next comma outside strings and lists; the others count.</summary>
    Salvage,

    /// <summary>As <see cref="Salvage"/>, and the last member is left out as well, because a cut may stand in it: of <c>bl=3000</c> it leaves <c>bl=300</c>, of <c>bsd=(90)</c> it leaves <c>bs</c>. For lines of a log that are as long as its lines can be.</summary>
    CutShort,
}
