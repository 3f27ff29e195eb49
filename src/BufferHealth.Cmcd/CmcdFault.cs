namespace BufferHealth.Cmcd;

/// <summary>Why something was not as it should be. Each is counted in <see cref="CmcdFaults"/>.</summary>
public enum CmcdFault
{
    /// <summary>Not a structured field. Voids the record in <see cref="CmcdReading.Strict"/>, else costs the member.</summary>
    Syntax,

    /// <summary>The last member of a record read as <see cref="CmcdReading.CutShort"/>, left out.</summary>
    CutMember,

    /// <summary>A version above 2: the record is ignored.</summary>
    UnsupportedVersion,

    /// <summary>A value of another type than its key has: the value, or the item of a list, is ignored.</summary>
    WrongType,

    /// <summary>A number outside the range of its key: ignored.</summary>
    OutOfRange,

    /// <summary>A text longer than its key may have: ignored.</summary>
    TooLong,

    /// <summary>A token that its key does not have: ignored.</summary>
    UnknownToken,

    /// <summary>A key that neither version has, and that is no custom key.</summary>
    UnknownKey,

    /// <summary>A key that came before in the same record: the last one counts.</summary>
    DuplicateKey,

    /// <summary>A record of event mode without <c>e</c>, <c>ts</c>, or what its event must say. The record counts.</summary>
    IncompleteEvent,

    /// <summary>Taken: one value where version 2 has a list.</summary>
    ScalarForList,

    /// <summary>Taken: a list where version 1 has one value.</summary>
    ListForScalar,

    /// <summary>Taken: the object type as <c>;ot=v</c> instead of <c>;v</c>.</summary>
    TypeAsValue,

    /// <summary>Taken: a token in quotes.</summary>
    QuotedToken,

    /// <summary>Taken, rounded to the nearest: a decimal where an integer is due.</summary>
    DecimalForInteger,

    /// <summary>Taken, as its digits: an error code that is an integer.</summary>
    NumberForErrorCode,

    /// <summary>Taken: <c>df</c>, which became <c>dfa</c>.</summary>
    RenamedKey,

    /// <summary>A query that was encoded twice. Decoded again, except in <see cref="CmcdReading.Strict"/>.</summary>
    DoubleEncoded,
}
