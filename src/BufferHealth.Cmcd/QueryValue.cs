namespace BufferHealth.Cmcd;

/// <summary>The value of the parameter <c>CMCD</c> in a query.</summary>
internal static class QueryValue
{
    private static ReadOnlySpan<byte> Name => "CMCD="u8;

    /// <summary>The first one's value, still encoded.</summary>
    internal static bool TryFind(ReadOnlySpan<byte> query, out ReadOnlySpan<byte> value)
    {
        int fragment = query.IndexOf((byte)'#');
        query = fragment < 0 ? query : query[..fragment];
        query = query[(query.IndexOf((byte)'?') + 1)..];
        while (!query.IsEmpty)
        {
            int end = query.IndexOf((byte)'&');
            ReadOnlySpan<byte> parameter = end < 0 ? query : query[..end];
            if (parameter.StartsWith(Name))
            {
                value = parameter[Name.Length..];
                return true;
            }
            query = end < 0 ? default : query[(end + 1)..];
        }
        value = default;
        return false;
    }

    internal static bool IsEncoded(ReadOnlySpan<byte> value) => value.IndexOfAny((byte)'%', (byte)'+') >= 0;

    /// <summary>A decoded value that has its equals signs encoded and none as it should be.</summary>
    internal static bool IsDoubleEncoded(ReadOnlySpan<byte> text) =>
        !text.Contains((byte)'=') && (text.IndexOf("%3D"u8) >= 0 || text.IndexOf("%3d"u8) >= 0);

    /// <summary>Decodes once; a percent sign that begins no code stays. Both may be the same memory.</summary>
    internal static int Decode(ReadOnlySpan<byte> encoded, Span<byte> decoded, bool plusIsSpace)
    {
        int length = 0;
        for (int i = 0; i < encoded.Length; i++)
        {
            byte c = encoded[i];
            if (c == '%' && i + 2 < encoded.Length && Digit(encoded[i + 1]) is var high and >= 0 && Digit(encoded[i + 2]) is var low and >= 0)
            {
                c = (byte)(high << 4 | low);
                i += 2;
            }
            else if (c == '+' && plusIsSpace)
            {
                c = (byte)' ';
            }
            decoded[length++] = c;
        }
        return length;
    }

    private static int Digit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        _ => -1,
    };
}
