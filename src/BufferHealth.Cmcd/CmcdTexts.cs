using BufferHealth.Cmcd.StructuredFields;

namespace BufferHealth.Cmcd;

/// <summary>The texts of a key that has several: a slice, valid as long as what it is of. The default has none.</summary>
public readonly ref struct CmcdTexts
{
    private CmcdTexts(ReadOnlySpan<byte> wire) => Wire = wire;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Wire.IsEmpty;

    /// <summary>The inner list or, where a player sent one value alone, that value.</summary>
    internal ReadOnlySpan<byte> Wire { get; }

    /// <summary>Texts to write.</summary>
    /// <param name="innerList">An inner list as it is on the wire, such as <c>("404" "decode")</c>, or one item; kept as a slice.</param>
    /// <exception cref="ArgumentException">It is not well formed, or has something other than strings.</exception>
    public static CmcdTexts Of(ReadOnlySpan<byte> innerList)
    {
        StructuredFieldReader reader = StructuredFieldReader.OfValue(innerList);
        bool complete = false;
        while (reader.Read())
        {
            complete = reader.EndsMember && !reader.EndsWithComma;
            if (reader.Token is StructuredFieldToken.Item or StructuredFieldToken.ListItem && reader.Type != StructuredFieldType.String)
            {
                throw new ArgumentException($"There is a {reader.Type} in the list; all must be strings.", nameof(innerList));
            }
        }
        return complete && !reader.Faulted
            ? new(innerList)
            : throw new ArgumentException($"The list is malformed at byte {reader.Position}; it must be like (\"a\" \"b\").", nameof(innerList));
    }

    /// <summary>Goes through the texts.</summary>
    /// <returns>What <c>foreach</c> asks for.</returns>
    public Enumerator GetEnumerator() => new(Wire);

    /// <summary>A value that a reader has found to be well formed.</summary>
    internal static CmcdTexts OfWire(ReadOnlySpan<byte> wire) => new(wire);

    /// <summary>Goes through the texts of a key.</summary>
    public ref struct Enumerator
    {
        private StructuredFieldReader _reader;
        private CmcdText _current;
        private CmcdText _range;

        internal Enumerator(ReadOnlySpan<byte> wire) => _reader = StructuredFieldReader.OfValue(wire);

        /// <summary>The text.</summary>
        public readonly CmcdText Current => _current;

        /// <summary>The bytes of it that will be asked for, its parameter <c>r</c>, such as <c>0-1023</c>; not known when all of it.</summary>
        public readonly CmcdText Range => _range;

        /// <summary>Goes to the next text; what is neither a string nor, as error codes may be, an integer is left out.</summary>
        /// <returns>False at the end.</returns>
        public bool MoveNext()
        {
            while (_reader.Read())
            {
                if (_reader.Token is not (StructuredFieldToken.Item or StructuredFieldToken.ListItem)
                    || _reader.Type is not (StructuredFieldType.String or StructuredFieldType.Integer))
                {
                    continue;
                }
                _current = CmcdText.OfWire(_reader.Text);
                _range = default;
                while (_reader.HasParameter && _reader.Read())
                {
                    if (_reader.Key.SequenceEqual("r"u8) && _reader.Type == StructuredFieldType.String)
                    {
                        _range = CmcdText.OfWire(_reader.Text);
                    }
                }
                return true;
            }
            return false;
        }
    }
}
