namespace BufferHealth.Cmcd.StructuredFields;

#pragma warning disable CA1720 // the specification's own names

/// <summary>Type of a bare item (RFC 8941, section 3.3).</summary>
public enum StructuredFieldType
{
    /// <summary>No value.</summary>
    None,

    /// <summary>Up to 15 digits, with or without a minus.</summary>
    Integer,

    /// <summary>Up to 12 digits, a point, and 1 to 3 digits.</summary>
    Decimal,

    /// <summary>ASCII in quotes.</summary>
    String,

    /// <summary>A word without quotes.</summary>
    Token,

    /// <summary>Base64 between colons.</summary>
    Bytes,

    /// <summary>?1, ?0, or a key alone, which means true.</summary>
    Boolean,
}
