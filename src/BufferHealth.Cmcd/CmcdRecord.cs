using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd;

/// <summary>
/// One report of a player: every key of versions 1 and 2, typed, with units in the names. What was not told is null, empty
/// or not known. Texts are slices of what was read. The default is a record of version 1 that tells nothing.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public ref partial struct CmcdRecord
{
    private ulong _known;
    private Integers _integers;
    private Lists _lists;

    /// <summary>Version that the record was written in, 1 or 2; 1 when it was not told.</summary>
    public readonly int Version => (int)(Integer(CmcdKey.V) ?? 1);

    /// <summary>The members whose keys neither version has: custom ones and, in what was read, unknown ones.</summary>
    public CmcdMembers Others { readonly get; set; }

    internal static bool IsRenamed(ReadOnlySpan<byte> key) => key.SequenceEqual("df"u8);

    internal readonly long? Integer(CmcdKey key) => (_known & 1UL << (int)key) != 0 ? _integers[KeyTable.Slot(key)] : null;

    internal readonly CmcdNumbers Numbers(CmcdKey key) => _lists[KeyTable.Slot(key)];

    internal readonly CmcdTexts Texts(CmcdKey key) => key == CmcdKey.Ec ? ErrorCodes : NextObjects;

    /// <summary>Keeps an integer that is within its range.</summary>
    internal void Keep(CmcdKey key, long value)
    {
        _integers[KeyTable.Slot(key)] = value;
        _known |= 1UL << (int)key;
    }

    internal void Keep(CmcdKey key, in CmcdNumbers value) => _lists[KeyTable.Slot(key)] = value;

    internal void Keep(CmcdKey key, CmcdTexts value)
    {
        if (key == CmcdKey.Ec)
        {
            ErrorCodes = value;
        }
        else
        {
            NextObjects = value;
        }
    }

    /// <summary>Forgets what an earlier member with the same key said.</summary>
    internal void Forget(CmcdKey key)
    {
        _known &= ~(1UL << (int)key);
        switch (KeyTable.Facts(key).Kind)
        {
            case CmcdKind.NumberList:
                Keep(key, default(CmcdNumbers));
                break;
            case CmcdKind.String:
                Keep(key, default(CmcdText));
                break;
            case CmcdKind.StringList:
                Keep(key, default(CmcdTexts));
                break;
        }
    }

    private static CmcdText Limited(CmcdText value, CmcdKey key, string name)
    {
        int most = KeyTable.Facts(key).MaxLength;
        return value.Length <= most ? value : throw new ArgumentOutOfRangeException(name, value.Length, $"{name} has {value.Length} characters and may have {most}.");
    }

    private static long Thousandths(double rate, string name) =>
        rate is >= -1000 and <= 1000 ? (long)Math.Round(rate * 1000) : throw new ArgumentOutOfRangeException(name, rate, $"{name} is {rate} and must be -1000 to 1000.");

    private void SetNumbers(CmcdKey key, in CmcdNumbers value) => Keep(key, value);

    private void SetInteger(CmcdKey key, long? value, string name)
    {
        if (value is not { } number)
        {
            Forget(key);
            return;
        }
        ref readonly KeyFacts facts = ref KeyTable.Facts(key);
        (long least, long most) = facts.Kind switch
        {
            CmcdKind.Token => (0, TokenTable.Count(key) - 1),
            CmcdKind.Decimal => (facts.Minimum * 1000, facts.Maximum * 1000),
            _ => (facts.Minimum, facts.Maximum),
        };
        if (number < least || number > most)
        {
            throw new ArgumentOutOfRangeException(name, number, $"{name} is {number} and must be {least} to {most}.");
        }
        Keep(key, number);
    }

    [InlineArray(24)]
    private struct Integers
    {
        private long _first;
    }

    [InlineArray(14)]
    private struct Lists
    {
        private CmcdNumbers _first;
    }
}
