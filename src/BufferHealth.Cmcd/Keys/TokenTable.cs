namespace BufferHealth.Cmcd.Keys;

/// <summary>The tokens of the keys that have a closed set of them, in the order of their enums.</summary>
internal static class TokenTable
{
    private static readonly Set Events = new("ps", "e", "t", "bc", "pr", "c", "h", "b", "m", "um", "pe", "pc", "rr", "sk", "as", "ae", "abs", "abe", "ce");
    private static readonly Set ObjectTypes = new("m", "a", "v", "av", "i", "c", "tt", "k", "o");
    private static readonly Set Formats = new("d", "h", "s", "e", "o");
    private static readonly Set Streams = new("v", "l", "ll");
    private static readonly Set States = new("s", "p", "k", "r", "a", "w", "e", "f", "q", "d");

    internal static int Count(CmcdKey key) => Of(key).Names.Length;

    internal static ReadOnlySpan<byte> Name(CmcdKey key, long token) => Of(key).Names[token];

    /// <summary>The token's value in its enum, or -1.</summary>
    internal static int Find(CmcdKey key, ReadOnlySpan<byte> name) => Array.IndexOf(Of(key).Packed, Packed.Of(name));

    private static Set Of(CmcdKey key) => key switch
    {
        CmcdKey.E => Events,
        CmcdKey.Ot => ObjectTypes,
        CmcdKey.Sf => Formats,
        CmcdKey.St => Streams,
        _ => States,
    };

    private sealed class Set(params string[] names)
    {
        internal byte[][] Names { get; } = [.. names.Select(n => n.Select(c => (byte)c).ToArray())];

        internal ulong[] Packed { get; } = [.. names.Select(Keys.Packed.Of)];
    }
}
