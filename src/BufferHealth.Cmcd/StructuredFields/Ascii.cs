using System.Buffers;

namespace BufferHealth.Cmcd.StructuredFields;

/// <summary>The classes of characters that RFC 8941 names; -1, the end of the text, is in none of them.</summary>
internal static class Ascii
{
    private const byte Key = 1;
    private const byte KeyStart = 2;
    private const byte Token = 4;
    private const byte TokenStart = 8;
    private const byte Base64 = 16;
    private const byte Unreserved = 32;

    private static readonly byte[] Classes = Table();

    /// <summary>What does not stand for itself in a string: quotes, backslashes, and all that is not from space to tilde.</summary>
    internal static readonly SearchValues<byte> NotPlain =
        SearchValues.Create([.. Enumerable.Range(0, 256).Where(c => c is < 0x20 or >= 0x7F or '"' or '\\').Select(c => (byte)c)]);

    internal static bool IsKeyStart(int c) => Is(c, KeyStart);

    internal static bool IsKey(int c) => Is(c, Key);

    internal static bool IsTokenStart(int c) => Is(c, TokenStart);

    internal static bool IsToken(int c) => Is(c, Token);

    internal static bool IsBase64(int c) => Is(c, Base64);

    /// <summary>What stands in a query as it is: RFC 3986's unreserved characters.</summary>
    internal static bool IsUnreserved(int c) => Is(c, Unreserved);

    private static bool Is(int c, byte what)
    {
        byte[] classes = Classes;
        return (uint)c < (uint)classes.Length && (classes[c] & what) != 0;
    }

    private static byte[] Table()
    {
        byte[] table = new byte[128];
        for (int c = 0; c < table.Length; c++)
        {
            bool lower = c is >= 'a' and <= 'z';
            bool letter = lower || c is >= 'A' and <= 'Z';
            bool digit = c is >= '0' and <= '9';
            table[c] = (byte)(
                (lower || digit || "_-.*".Contains((char)c) ? Key : 0)
                | (lower || c == '*' ? KeyStart : 0)
                | (letter || digit || "!#$%&'*+-.^_`|~:/".Contains((char)c) ? Token : 0)
                | (letter || c == '*' ? TokenStart : 0)
                | (letter || digit || c is '+' or '/' ? Base64 : 0)
                | (letter || digit || "-._~".Contains((char)c) ? Unreserved : 0));
        }
        return table;
    }
}
