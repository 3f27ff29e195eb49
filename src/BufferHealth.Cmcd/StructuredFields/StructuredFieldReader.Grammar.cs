namespace BufferHealth.Cmcd.StructuredFields;

/// <content>The algorithms of RFC 8941, section 4.2: each returns false where the RFC says to fail.</content>
public ref partial struct StructuredFieldReader
{
    private bool ReadFirst()
    {
        while (Next() == ' ')
        {
            _at++;
        }
        _memberStart = _at;
        if (_at == _text.Length)
        {
            _next = Step.Done;
            return true;
        }
        return ReadMember();
    }

    private bool ReadMember()
    {
        _inList = false;
        _memberStart = _at;
        if (!ReadKey())
        {
            return false;
        }
        _valueStart = _at;
        if (Next() != '=')
        {
            Token = StructuredFieldToken.Item;
            True();
            return EndItem();
        }
        _valueStart = ++_at;
        return ReadItemOrList();
    }

    private bool ReadItemOrList()
    {
        if (Next() == '(')
        {
            _at++;
            _inList = true;
            _next = Step.ListItem;
            Token = StructuredFieldToken.ListStart;
            Type = StructuredFieldType.None;
            return true;
        }
        Token = StructuredFieldToken.Item;
        return ReadBareItem() && EndItem();
    }

    private bool ReadListItem()
    {
        while (Next() == ' ')
        {
            _at++;
        }
        if (Next() == ')')
        {
            _at++;
            _inList = false;
            Token = StructuredFieldToken.ListEnd;
            Type = StructuredFieldType.None;
            return EndItem();
        }
        Token = StructuredFieldToken.ListItem;
        return ReadBareItem() && EndItem();
    }

    private bool ReadParameter()
    {
        _at++;
        while (Next() == ' ')
        {
            _at++;
        }
        Token = StructuredFieldToken.Parameter;
        if (!ReadKey())
        {
            return false;
        }
        if (Next() != '=')
        {
            True();
            return EndItem();
        }
        _at++;
        return ReadBareItem() && EndItem();
    }

    /// <summary>Behind an item, a list or a parameter: what may follow, and where to go on.</summary>
    private bool EndItem()
    {
        _valueEnd = _at;
        int next = Next();
        if (next == ';')
        {
            _next = Step.Parameter;
            return true;
        }
        if (_inList)
        {
            _next = Step.ListItem;
            return next is ' ' or ')';
        }
        SkipBlanks();
        if (_at == _text.Length)
        {
            EndsMember = true;
            _next = Step.Done;
            return true;
        }
        if (_text[_at] != ',')
        {
            return false;
        }
        _at++;
        SkipBlanks();
        EndsMember = true;
        // At the end this faults, as it should: a comma must be followed by a member.
        _next = Step.Member;
        return true;
    }

    private bool ReadKey()
    {
        // A local span and index stay in registers; the fields would be stored and loaded at each character.
        ReadOnlySpan<byte> rest = _text[_at..];
        if (rest.IsEmpty || !Ascii.IsKeyStart(rest[0]))
        {
            return false;
        }
        int length = 1;
        while (length < rest.Length && Ascii.IsKey(rest[length]))
        {
            length++;
        }
        _key = rest[..length];
        _at += length;
        return true;
    }

    private bool ReadBareItem()
    {
        int first = Next();
        return first switch
        {
            '-' or (>= '0' and <= '9') => ReadNumber(),
            '"' => ReadString(),
            '?' => ReadBoolean(),
            ':' => ReadBytes(),
            _ => Ascii.IsTokenStart(first) && ReadToken(),
        };
    }

    private bool ReadNumber()
    {
        int start = _at;
        ReadOnlySpan<byte> rest = _text[start..];
        bool minus = rest[0] == '-';
        int first = minus ? 1 : 0;
        int end = first;
        long number = 0;
        for (; end < rest.Length && end < first + 15 && (uint)(rest[end] - '0') <= 9; end++)
        {
            number = number * 10 + (rest[end] - '0');
        }
        int digits = end - first;
        _at += end;
        if (digits == 0)
        {
            return false;
        }
        Type = StructuredFieldType.Integer;
        if (Next() == '.')
        {
            if (digits > 12 || !ReadFraction(ref number))
            {
                return false;
            }
            Type = StructuredFieldType.Decimal;
        }
        if (Next() is >= '0' and <= '9')
        {
            return false;
        }
        _number = minus ? -number : number;
        _value = _text[start.._at];
        return true;
    }

    private bool ReadFraction(ref long number)
    {
        _at++;
        int digits = 0;
        for (; digits < 3 && Next() is >= '0' and <= '9' and int c; digits++, _at++)
        {
            number = number * 10 + (c - '0');
        }
        for (int i = digits; i < 3; i++)
        {
            number *= 10;
        }
        return digits > 0;
    }

    private bool ReadString()
    {
        int start = ++_at;
        while (true)
        {
            int plain = _text[_at..].IndexOfAny(Ascii.NotPlain);
            _at = plain < 0 ? _text.Length : _at + plain;
            switch (Next())
            {
                case '"':
                    Is(StructuredFieldType.String, start, _at++);
                    return true;
                case '\\':
                    _at++;
                    if (Next() is not ('"' or '\\'))
                    {
                        return false;
                    }
                    _at++;
                    break;
                default:
                    return false;
            }
        }
    }

    private bool ReadToken()
    {
        ReadOnlySpan<byte> rest = _text[_at..];
        int length = 1;
        while (length < rest.Length && Ascii.IsToken(rest[length]))
        {
            length++;
        }
        Is(StructuredFieldType.Token, _at, _at + length);
        _at += length;
        return true;
    }

    private bool ReadBytes()
    {
        int start = ++_at;
        while (Ascii.IsBase64(Next()))
        {
            _at++;
        }
        int digits = _at - start;
        // Padding may be left out, but there may be no more of it than the last group of four lacks.
        for (int lacking = (4 - digits % 4) % 4; lacking > 0 && Next() == '='; lacking--)
        {
            _at++;
        }
        // A single digit of a group says less than a byte.
        if (Next() != ':' || digits % 4 == 1)
        {
            return false;
        }
        Is(StructuredFieldType.Bytes, start, _at++);
        return true;
    }

    private bool ReadBoolean()
    {
        int start = _at++;
        int digit = Next();
        if (digit is not ('0' or '1'))
        {
            return false;
        }
        _at++;
        Is(StructuredFieldType.Boolean, start, _at);
        _number = digit - '0';
        return true;
    }

    private void True()
    {
        Is(StructuredFieldType.Boolean, _at, _at);
        _number = 1;
    }

    private void Is(StructuredFieldType type, int start, int end)
    {
        Type = type;
        _number = 0;
        _value = _text[start..end];
    }

    private void SkipBlanks()
    {
        while (Next() is ' ' or '\t')
        {
            _at++;
        }
    }

    private readonly int Next() => (uint)_at < (uint)_text.Length ? _text[_at] : -1;
}
