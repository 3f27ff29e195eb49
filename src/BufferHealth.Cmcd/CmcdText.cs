using System.Text;

namespace BufferHealth.Cmcd;

/// <summary>
/// A text of a record: a slice of what was read or what <see cref="Of"/> was given, so valid as long as that. ASCII from
/// space to tilde. The default is no text, which is not an empty one.
/// </summary>
public readonly ref struct CmcdText
{
    private readonly bool _escaped;

    private CmcdText(ReadOnlySpan<byte> wire, bool escaped)
    {
        Wire = wire;
        _escaped = escaped;
        IsKnown = true;
    }

    /// <summary>Whether there is a text.</summary>
    public bool IsKnown { get; }

    /// <summary>Characters of the text, 0 when there is none.</summary>
    public int Length
    {
        get
        {
            if (!_escaped)
            {
                return Wire.Length;
            }
            int length = 0;
            for (int i = 0; i < Wire.Length; i++, length++)
            {
                i += Wire[i] == '\\' ? 1 : 0;
            }
            return length;
        }
    }

    /// <summary>The text as it was read: quotes and backslashes have a backslash before them when it came from a record.</summary>
    internal ReadOnlySpan<byte> Wire { get; }

    internal bool IsEscaped => _escaped;

    /// <summary>A text to write.</summary>
    /// <param name="plain">ASCII from space to tilde; kept as a slice, not copied.</param>
    /// <exception cref="ArgumentException">A byte is outside the range; the message says which and where.</exception>
    public static CmcdText Of(ReadOnlySpan<byte> plain)
    {
        int bad = plain.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
        return bad < 0
            ? new(plain, escaped: false)
            : throw new ArgumentException($"Byte {bad} of the text is 0x{plain[bad]:X2} and must be 0x20 to 0x7E.", nameof(plain));
    }

    /// <summary>Whether the text is exactly this one; false when there is none.</summary>
    /// <param name="plain">The other text, without escapes.</param>
    public bool Is(ReadOnlySpan<byte> plain)
    {
        if (!_escaped)
        {
            return IsKnown && Wire.SequenceEqual(plain);
        }
        int at = 0;
        for (int i = 0; i < Wire.Length; i++, at++)
        {
            i += Wire[i] == '\\' ? 1 : 0;
            if (at >= plain.Length || plain[at] != Wire[i])
            {
                return false;
            }
        }
        return at == plain.Length;
    }

    /// <summary>Writes the text without its escapes.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="written">Bytes written: <see cref="Length"/>, or 0.</param>
    /// <returns>False when the destination is too short; nothing is written then.</returns>
    public bool TryCopyTo(Span<byte> destination, out int written)
    {
        written = 0;
        int length = Length;
        if (length > destination.Length)
        {
            return false;
        }
        for (int i = 0; written < length; i++)
        {
            i += _escaped && Wire[i] == '\\' ? 1 : 0;
            destination[written++] = Wire[i];
        }
        return true;
    }

    /// <summary>The text as a new string; empty when there is none.</summary>
    /// <returns>The text without its escapes.</returns>
    public override string ToString()
    {
        if (!_escaped)
        {
            return Encoding.ASCII.GetString(Wire);
        }
        StringBuilder text = new(Wire.Length);
        for (int i = 0; i < Wire.Length; i++)
        {
            i += Wire[i] == '\\' ? 1 : 0;
            text.Append((char)Wire[i]);
        }
        return text.ToString();
    }

    /// <summary>A text as it stands between the quotes of a well-formed string.</summary>
    internal static CmcdText OfWire(ReadOnlySpan<byte> wire) => new(wire, wire.Contains((byte)'\\'));
}
