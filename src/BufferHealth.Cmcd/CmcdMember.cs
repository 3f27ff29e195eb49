using BufferHealth.Cmcd.StructuredFields;

namespace BufferHealth.Cmcd;

/// <summary>A member of a record whose key neither version has: a slice, valid as long as what it is of.</summary>
public readonly ref struct CmcdMember
{
    internal CmcdMember(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> wire, StructuredFieldReader first)
    {
        Key = key;
        Value = value;
        Wire = wire;
        bool item = first.Token == StructuredFieldToken.Item;
        Type = item ? first.Type : StructuredFieldType.None;
        Number = item ? first.Number : 0;
        Text = item && first.Type is StructuredFieldType.String or StructuredFieldType.Token ? CmcdText.OfWire(first.Text) : default;
    }

    /// <summary>The key.</summary>
    public ReadOnlySpan<byte> Key { get; }

    /// <summary>The value with its parameters as it is on the wire; empty for a key alone, which means true.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Type of the value; None when it is a list.</summary>
    public StructuredFieldType Type { get; }

    /// <summary>An Integer's value, a Decimal's in thousandths, a Boolean's as 1 or 0; else 0.</summary>
    public long Number { get; }

    /// <summary>The text of a String or a Token; not known otherwise.</summary>
    public CmcdText Text { get; }

    /// <summary>Whether the key is a custom one: with a hyphen inside, neither first nor last.</summary>
    public bool IsCustom => IsCustomKey(Key);

    internal ReadOnlySpan<byte> Wire { get; }

    internal static bool IsCustomKey(ReadOnlySpan<byte> key) => key.Length > 2 && key[1..^1].Contains((byte)'-');
}
