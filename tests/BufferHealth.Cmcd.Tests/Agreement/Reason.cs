namespace BufferHealth.Cmcd.Tests.Agreement;

/// <summary>Why the reader and the reference implementation may differ. Each is explained under its name in docs/cmcd.md.</summary>
internal enum Reason
{
    NotAscii,
    Date,
    Whitespace,
    Padding,
    Version3,
    WrongType,
    OutOfRange,
    UnknownToken,
    TooLong,
    RoundedDecimal,
    RenamedKey,
    ErrorCodeDigits,
}
