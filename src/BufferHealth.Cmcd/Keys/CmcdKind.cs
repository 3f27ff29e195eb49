namespace BufferHealth.Cmcd.Keys;

/// <summary>Type of a key's value, as version 2 has it.</summary>
internal enum CmcdKind : byte
{
    Integer,
    Decimal,
    Boolean,
    Token,
    String,

    /// <summary>An inner list of integers, each with the object type that it is about.</summary>
    NumberList,

    /// <summary>An inner list of strings.</summary>
    StringList,
}
