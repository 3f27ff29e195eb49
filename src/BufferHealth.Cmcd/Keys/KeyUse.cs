namespace BufferHealth.Cmcd.Keys;

/// <summary>Where a key is written. It is read everywhere.</summary>
[Flags]
internal enum KeyUse : byte
{
    Version1 = 1,

    /// <summary>Version 2, in requests and in event mode.</summary>
    Version2 = 2,

    /// <summary>Version 2 in event mode alone.</summary>
    Event = 4,

    BothVersions = Version1 | Version2,
}
