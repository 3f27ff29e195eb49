namespace BufferHealth.Cmcd.Keys;

/// <summary>Finds keys by name and tells what there is to know of them.</summary>
internal static partial class KeyTable
{
    private const int HashBits = 8;
    private const byte NoKey = 255;

    private static readonly byte[][] Names;
    private static readonly byte[] Slots;
    private static readonly ulong[] PackedNames;
    private static readonly byte[] KeyByHash;
    private static readonly ulong Multiplier;

    static KeyTable()
    {
        Names = [.. All.Select(f => f.Name.Select(c => (byte)c).ToArray())];
        PackedNames = [.. All.Select(f => Packed.Of(f.Name))];
        int numbers = 0;
        int lists = 0;
        Slots = [.. All.Select(f => f.Kind switch
        {
            CmcdKind.NumberList => (byte)lists++,
            CmcdKind.String or CmcdKind.StringList => NoKey,
            _ => (byte)numbers++,
        })];
        (Multiplier, KeyByHash) = PerfectHash();
    }

    internal static int Count => All.Length;

    internal static ref readonly KeyFacts Facts(CmcdKey key) => ref All[(int)key];

    internal static ReadOnlySpan<byte> Name(CmcdKey key) => Names[(int)key];

    /// <summary>Place of the key's number, or of its list, in the record.</summary>
    internal static int Slot(CmcdKey key) => Slots[(int)key];

    internal static bool TryFind(ReadOnlySpan<byte> name, out CmcdKey key)
    {
        ulong packed = Packed.Of(name);
        byte found = KeyByHash[Hash(packed, Multiplier)];
        key = (CmcdKey)found;
        return found != NoKey && PackedNames[found] == packed;
    }

    private static int Hash(ulong packed, ulong multiplier) => (int)(packed * multiplier >> (64 - HashBits));

    /// <summary>A multiplier under which no two keys meet: so a look-up is one multiplication and one comparison. About one in 150 is one.</summary>
    private static (ulong Multiplier, byte[] KeyByHash) PerfectHash()
    {
        byte[] table = new byte[1 << HashBits];
        // Any start will do; this one is 2^64 divided by the golden ratio, which spreads well.
        for (ulong multiplier = 0x9E3779B97F4A7C15; ; multiplier = multiplier * 0x5851F42D4C957F2D | 1)
        {
            Array.Fill(table, NoKey);
            int placed = 0;
            while (placed < All.Length && table[Hash(PackedNames[placed], multiplier)] == NoKey)
            {
                table[Hash(PackedNames[placed], multiplier)] = (byte)placed++;
            }
            if (placed == All.Length)
            {
                return (multiplier, table);
            }
        }
    }
}
