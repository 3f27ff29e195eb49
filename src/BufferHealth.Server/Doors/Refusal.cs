namespace BufferHealth.Server.Doors;

/// <summary>Why a door took nothing.</summary>
internal enum Refusal
{
    /// <summary>400: no record in it.</summary>
    NoRecord,

    /// <summary>404: no such key.</summary>
    NoSuchKey,

    /// <summary>410: the key was stopped.</summary>
    Stopped,

    /// <summary>413: too long, inflated.</summary>
    TooLong,

    /// <summary>415: of another type.</summary>
    WrongType,

    /// <summary>429: more records than the key may send.</summary>
    TooManyRecords,

    /// <summary>429: more than the collector can take now.</summary>
    Busy,

    /// <summary>503: journal or store do not work.</summary>
    Unavailable,
}
