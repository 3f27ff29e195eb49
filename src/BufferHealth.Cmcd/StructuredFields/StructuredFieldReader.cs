namespace BufferHealth.Cmcd.StructuredFields;

/// <summary>
/// Reads a dictionary of structured fields (RFC 8941) token by token, in one pass and without allocating. What it has
/// read of a member is to be believed only at <see cref="EndsMember"/>: what follows may still be malformed. The texts it
/// gives are slices of the input. One thread at a time.
/// </summary>
public ref partial struct StructuredFieldReader
{
    private readonly ReadOnlySpan<byte> _text;
    private ReadOnlySpan<byte> _key;
    private ReadOnlySpan<byte> _value;
    private long _number;
    private int _at;
    private int _memberStart;
    private int _valueStart;
    private int _valueEnd;
    private bool _inList;
    private Step _next;

    /// <summary>Begins before the first member.</summary>
    /// <param name="text">The dictionary, as it is in a header or, decoded, in a query.</param>
    public StructuredFieldReader(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Where the reader goes on.</summary>
    private enum Step
    {
        Start,
        Member,
        Value,
        Parameter,
        ListItem,
        Done,
    }

    /// <summary>What the last <see cref="Read"/> came to.</summary>
    public StructuredFieldToken Token { get; private set; }

    /// <summary>Whether the text is malformed at <see cref="Position"/>. <see cref="SkipMember"/> goes on behind it.</summary>
    public bool Faulted { get; private set; }

    /// <summary>Bytes read, 0 to the length of the text.</summary>
    public readonly int Position => _at;

    /// <summary>
    /// Whether the member is complete with this token: its value and parameters are well formed and a comma or the end follows.
    /// </summary>
    public bool EndsMember { get; private set; }

    /// <summary>Key of the member, or of the parameter at <see cref="StructuredFieldToken.Parameter"/>.</summary>
    public readonly ReadOnlySpan<byte> Key => _key;

    /// <summary>Type of the item or of the parameter's value; None at the start and the end of a list.</summary>
    public StructuredFieldType Type { get; private set; }

    /// <summary>An Integer's value; a Decimal's in thousandths, exact; a Boolean's as 1 or 0; else 0.</summary>
    public readonly long Number => _number;

    /// <summary>Whether a Boolean is true.</summary>
    public readonly bool IsTrue => Type == StructuredFieldType.Boolean && _number != 0;

    /// <summary>
    /// The value as it is written: a String without its quotes but with its escapes, Bytes as Base64 without the colons, a
    /// number's digits; empty for a key alone.
    /// </summary>
    public readonly ReadOnlySpan<byte> Text => _value;

    /// <summary>The value of the member so far, parameters included, as it is written; empty for a key alone.</summary>
    internal readonly ReadOnlySpan<byte> MemberValue => _text[_valueStart.._valueEnd];

    /// <summary>The member so far, key included, as it is written.</summary>
    internal readonly ReadOnlySpan<byte> Member => _text[_memberStart.._valueEnd];

    /// <summary>Whether the next token is a parameter of this one.</summary>
    internal readonly bool HasParameter => _next == Step.Parameter;

    /// <summary>Whether the member that has ended is followed by a comma, so that no cut can have shortened it.</summary>
    internal readonly bool EndsWithComma => EndsMember && _next == Step.Member;

    /// <summary>At the end: whether a comma followed the last member that was read, so that no cut can have shortened that.</summary>
    internal readonly bool LastIsWhole => _memberStart == _text.Length;

    /// <summary>Where the member begins that is being read, or was read last.</summary>
    internal readonly int MemberStart => _memberStart;

    /// <summary>A reader of one member's value, which has no key.</summary>
    internal static StructuredFieldReader OfValue(ReadOnlySpan<byte> value) => new(value) { _next = Step.Value };

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end, and from the first fault on until <see cref="SkipMember"/>.</returns>
    public bool Read()
    {
        if (Faulted)
        {
            return false;
        }
        EndsMember = false;
        Faulted = _next switch
        {
            Step.Start => !ReadFirst(),
            Step.Member => !ReadMember(),
            Step.Value => !ReadItemOrList(),
            Step.Parameter => !ReadParameter(),
            Step.ListItem => !ReadListItem(),
            _ => false,
        };
        if (Faulted || _next == Step.Done && !EndsMember)
        {
            Token = StructuredFieldToken.None;
            Type = StructuredFieldType.None;
            return false;
        }
        return true;
    }

    /// <summary>
    /// Leaves the member that is malformed, or not yet read to its end, for the next one: behind the next comma that stands
    /// neither in a string nor in a list. A string or list that never ends takes the rest with it.
    /// </summary>
    /// <returns>False when there is no such comma.</returns>
    public bool SkipMember()
    {
        Faulted = false;
        EndsMember = false;
        int depth = 0;
        for (_at = _memberStart; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case (byte)'"':
                    _at = EndOfString(_at + 1);
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when depth > 0:
                    depth--;
                    break;
                case (byte)',' when depth == 0:
                    _at++;
                    SkipBlanks();
                    _memberStart = _at;
                    _next = _at < _text.Length ? Step.Member : Step.Done;
                    return _next == Step.Member;
            }
        }
        _at = _text.Length;
        _next = Step.Done;
        return false;
    }

    /// <summary>Index of the quote that ends the string, or the length of the text.</summary>
    private readonly int EndOfString(int at)
    {
        while (at < _text.Length && _text[at] != '"')
        {
            at += _text[at] == '\\' ? 2 : 1;
        }
        return Math.Min(at, _text.Length);
    }
}
