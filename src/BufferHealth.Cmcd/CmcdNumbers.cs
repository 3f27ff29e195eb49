using System.Runtime.CompilerServices;

namespace BufferHealth.Cmcd;

/// <summary>
/// The numbers of one key: at most one for each object type and one that has none. Each is 0 to 999,999,999,999,999. The
/// default has none.
/// </summary>
public struct CmcdNumbers : IEquatable<CmcdNumbers>
{
    private const int UntypedSlot = 0;
    private const int OtherSlot = 6;

    private Slots _slots;
    private byte _known;
    private ushort _more;

    /// <summary>One number that is about no object type in particular.</summary>
    /// <param name="untyped">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the range.</exception>
    public CmcdNumbers(long untyped) => Set(UntypedSlot, untyped, nameof(untyped));

    /// <summary>Whether there is none.</summary>
    public readonly bool IsEmpty => _known == 0;

    /// <summary>How many there were, those included that were added to another or replaced by one of the same type.</summary>
    public readonly int Count => System.Numerics.BitOperations.PopCount(_known) + _more;

    /// <summary>The number that is about no object type in particular; null when there is none.</summary>
    public long? Untyped
    {
        readonly get => Get(UntypedSlot);
        set => Set(UntypedSlot, value, nameof(Untyped));
    }

    /// <summary>The least of them; null when there is none. Of levels it is the one that playback depends on.</summary>
    public readonly long? Least
    {
        get
        {
            long? least = null;
            for (int slot = 0; slot < Slots.Length; slot++)
            {
                least = Get(slot) is { } number && !(number >= least) ? number : least;
            }
            return least;
        }
    }

    /// <summary>The greatest of them; null when there is none.</summary>
    public readonly long? Greatest
    {
        get
        {
            long? greatest = null;
            for (int slot = 0; slot < Slots.Length; slot++)
            {
                greatest = Get(slot) is { } number && !(number <= greatest) ? number : greatest;
            }
            return greatest;
        }
    }

    /// <summary>
    /// The number about this object type; null when there is none. Manifests, init segments and keys have neither bitrate nor
    /// level: they share the place of <see cref="CmcdObjectType.Other"/>.
    /// </summary>
    /// <param name="type">The object type.</param>
    public long? this[CmcdObjectType type]
    {
        readonly get => Get(SlotOf(type));
        set => Set(SlotOf(type), value, nameof(value));
    }

    /// <summary>Whether both have the same numbers.</summary>
    public static bool operator ==(in CmcdNumbers left, in CmcdNumbers right) => left.Equals(right);

    /// <summary>Whether one has a number that the other does not have.</summary>
    public static bool operator !=(in CmcdNumbers left, in CmcdNumbers right) => !left.Equals(right);

    /// <inheritdoc />
    public readonly bool Equals(CmcdNumbers other) =>
        _known == other._known && ((ReadOnlySpan<long>)_slots).SequenceEqual(other._slots);

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is CmcdNumbers other && Equals(other);

    /// <inheritdoc />
    public override readonly int GetHashCode() => HashCode.Combine(_known, Least, Greatest);

    /// <summary>The first one in the order in which they are written; 0 when there is none.</summary>
    internal readonly long First
    {
        get
        {
            for (int slot = 0; slot < SlotCount; slot++)
            {
                if (Get(slot) is { } number)
                {
                    return number;
                }
            }
            return 0;
        }
    }

    internal const int SlotCount = Slots.Length;

    /// <summary>The object type that a slot is for; null for numbers without one.</summary>
    internal static CmcdObjectType? TypeOf(int slot) => slot switch
    {
        1 => CmcdObjectType.Audio,
        2 => CmcdObjectType.AudioVideo,
        3 => CmcdObjectType.Caption,
        4 => CmcdObjectType.TimedText,
        5 => CmcdObjectType.Video,
        OtherSlot => CmcdObjectType.Other,
        _ => null,
    };

    internal readonly long? Slot(int slot) => Get(slot);

    /// <summary>Takes the number in; a second one of the same type replaces the first or is added to it.</summary>
    internal void Take(CmcdObjectType? type, long number, bool add)
    {
        int slot = type is { } t ? SlotOf(t) : UntypedSlot;
        if ((_known & 1 << slot) != 0)
        {
            _more = (ushort)Math.Min(_more + 1, ushort.MaxValue);
            number = add ? Math.Min(number + _slots[slot], Keys.KeyFacts.Most) : number;
        }
        _slots[slot] = number;
        _known |= (byte)(1 << slot);
    }

    private static int SlotOf(CmcdObjectType type) => type switch
    {
        CmcdObjectType.Audio => 1,
        CmcdObjectType.AudioVideo => 2,
        CmcdObjectType.Caption => 3,
        CmcdObjectType.TimedText => 4,
        CmcdObjectType.Video => 5,
        _ => OtherSlot,
    };

    private readonly long? Get(int slot) => (_known & 1 << slot) != 0 ? _slots[slot] : null;

    private void Set(int slot, long? value, string name)
    {
        if (value is not { } number)
        {
            _slots[slot] = 0;
            _known &= (byte)~(1 << slot);
            return;
        }
        if (number is < 0 or > Keys.KeyFacts.Most)
        {
            throw new ArgumentOutOfRangeException(name, number, $"{name} is {number} and must be 0 to {Keys.KeyFacts.Most}.");
        }
        _slots[slot] = number;
        _known |= (byte)(1 << slot);
    }

    [InlineArray(Length)]
    private struct Slots
    {
        internal const int Length = 7;
        private long _first;
    }
}
