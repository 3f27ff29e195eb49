namespace BufferHealth.Cmcd.Keys;

/// <summary>A short name as one number: what keys and tokens are compared by.</summary>
internal static class Packed
{
    /// <summary>0 for a name of none or more than 8 bytes, which no key and no token has.</summary>
    internal static ulong Of(ReadOnlySpan<byte> name)
    {
        if (name.Length > 8)
        {
            return 0;
        }
        ulong packed = 0;
        foreach (byte b in name)
        {
            packed = packed << 8 | b;
        }
        return packed;
    }

    internal static ulong Of(string name) => name.Aggregate(0UL, (packed, c) => packed << 8 | c);
}
