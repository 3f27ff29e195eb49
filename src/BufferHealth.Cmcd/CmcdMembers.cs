using BufferHealth.Cmcd.Keys;
using BufferHealth.Cmcd.StructuredFields;

namespace BufferHealth.Cmcd;

/// <summary>
/// The members of a record whose keys neither version has, custom ones among them, in the order of the record; one that
/// came twice comes twice, and the later one counts. Slices, valid as long as what they are of. The default has none.
/// </summary>
public readonly ref struct CmcdMembers
{
    private readonly ReadOnlySpan<byte> _first;
    private readonly ReadOnlySpan<byte> _second;
    private readonly ReadOnlySpan<byte> _third;
    private readonly ReadOnlySpan<byte> _fourth;

    private CmcdMembers(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, ReadOnlySpan<byte> fourth)
    {
        _first = first;
        _second = second;
        _third = third;
        _fourth = fourth;
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _first.IsEmpty;

    /// <summary>Custom members to write.</summary>
    /// <param name="dictionary">A dictionary as it is on the wire, such as <c>com.example-room=7</c>; kept as a slice.</param>
    /// <exception cref="ArgumentException">It is malformed, or a key is not a custom one.</exception>
    public static CmcdMembers Of(ReadOnlySpan<byte> dictionary)
    {
        StructuredFieldReader reader = new(dictionary);
        while (reader.Read())
        {
            if (reader.Token is StructuredFieldToken.Item or StructuredFieldToken.ListStart && !CmcdMember.IsCustomKey(reader.Key))
            {
                throw new ArgumentException($"The key at byte {reader.MemberStart} must have a hyphen inside.", nameof(dictionary));
            }
        }
        return reader.Faulted
            ? throw new ArgumentException($"The dictionary is malformed at byte {reader.Position}.", nameof(dictionary))
            : new(dictionary, default, default, default);
    }

    /// <summary>Goes through the members.</summary>
    /// <returns>What <c>foreach</c> asks for.</returns>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>These and those of another text.</summary>
    internal CmcdMembers With(ReadOnlySpan<byte> text) =>
        _first.IsEmpty ? new(text, default, default, default)
        : _second.IsEmpty ? new(_first, text, default, default)
        : _third.IsEmpty ? new(_first, _second, text, default)
        : new(_first, _second, _third, text);

    /// <summary>Goes through the members, past those that are malformed.</summary>
    public ref struct Enumerator
    {
        private readonly CmcdMembers _members;
        private StructuredFieldReader _reader;
        private CmcdMember _current;
        private int _text;

        internal Enumerator(CmcdMembers members)
        {
            _members = members;
            _reader = new(members._first);
        }

        /// <summary>The member.</summary>
        public readonly CmcdMember Current => _current;

        /// <summary>Goes to the next member.</summary>
        /// <returns>False at the end.</returns>
        public bool MoveNext()
        {
            do
            {
                while (ReadMember(out bool isOther))
                {
                    if (isOther)
                    {
                        return true;
                    }
                }
            }
            while (NextText());
            return false;
        }

        private bool NextText()
        {
            _text++;
            _reader = new(_text switch { 1 => _members._second, 2 => _members._third, 3 => _members._fourth, _ => default });
            return _text < 4;
        }

        /// <summary>False at the end of the text; a member that is malformed or known is read, but not an other.</summary>
        private bool ReadMember(out bool isOther)
        {
            isOther = false;
            if (!_reader.Read())
            {
                return _reader.Faulted && _reader.SkipMember();
            }
            StructuredFieldReader first = _reader;
            while (!_reader.EndsMember)
            {
                if (!_reader.Read())
                {
                    return _reader.SkipMember();
                }
            }
            isOther = !KeyTable.TryFind(first.Key, out _) && !CmcdRecord.IsRenamed(first.Key);
            if (isOther)
            {
                _current = new(first.Key, _reader.MemberValue, _reader.Member, first);
            }
            return true;
        }
    }
}
