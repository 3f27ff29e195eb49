namespace BufferHealth;

/// <summary>What became of a sample. Anything but <see cref="Accepted"/> is counted as an input fault and changes nothing else.</summary>
public enum InputStatus
{
    /// <summary>The sample was taken.</summary>
    Accepted,

    /// <summary>A value is NaN or infinite.</summary>
    NotFinite,

    /// <summary>A value is negative.</summary>
    Negative,

    /// <summary>A value is larger than 1e9 (of its unit), which no player can mean.</summary>
    TooLarge,

    /// <summary>The time lies before the time of the last sample.</summary>
    TimeWentBack,

    /// <summary>The monitor has been disposed of. Not counted: there is nobody left to count.</summary>
    Disposed,
}
