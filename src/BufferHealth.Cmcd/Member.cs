using BufferHealth.Cmcd.Keys;
using BufferHealth.Cmcd.StructuredFields;

namespace BufferHealth.Cmcd;

/// <summary>A member of a record while it is read: kept only when it has turned out to be well formed to its end.</summary>
internal ref struct Member
{
    private readonly CmcdKey _key;
    private readonly CmcdKind _kind;
    private readonly StructuredFieldType _type;
    private readonly long _number;
    private readonly ReadOnlySpan<byte> _text;
    private CmcdNumbers _numbers;
    private StructuredFieldType _itemType;
    private long _item;
    private CmcdObjectType? _itemObjectType;
    private bool _wrongType;
    private bool _outOfRange;
    private bool _decimal;
    private bool _typeAsValue;
    private bool _codeAsNumber;
    private bool _anyText;
    private bool _open;

    internal Member(CmcdKey key, scoped in StructuredFieldReader first)
    {
        _key = key;
        _kind = KeyTable.Facts(key).Kind;
        IsList = first.Token == StructuredFieldToken.ListStart;
        _type = first.Type;
        _number = first.Number;
        _text = first.Text;
        if (!IsList)
        {
            Begin(first);
        }
    }

    internal readonly bool IsList { get; }

    internal readonly bool IsNumberList => _kind == CmcdKind.NumberList;

    internal readonly bool IsScalarForList => !IsList && _kind is CmcdKind.NumberList or CmcdKind.StringList;

    /// <summary>Takes a token behind the first one.</summary>
    internal void Take(scoped in StructuredFieldReader reader)
    {
        switch (reader.Token)
        {
            case StructuredFieldToken.ListItem:
                End();
                Begin(reader);
                break;
            case StructuredFieldToken.Parameter when _open && IsNumberList:
                TakeParameter(reader);
                break;
            case StructuredFieldToken.ListEnd:
                End();
                break;
        }
    }

    /// <summary>Puts the value into the record, or counts why not.</summary>
    internal void Keep(scoped in StructuredFieldReader reader, scoped ref CmcdFaults faults, ref CmcdRecord record)
    {
        End();
        switch (_kind)
        {
            case CmcdKind.NumberList:
                record.Keep(_key, _numbers);
                break;
            case CmcdKind.StringList:
                if (_anyText)
                {
                    record.Keep(_key, CmcdTexts.OfWire(reader.MemberValue));
                }
                break;
            case CmcdKind.String:
                KeepText(ref faults, ref record);
                break;
            case CmcdKind.Token:
                KeepToken(ref faults, ref record);
                break;
            case CmcdKind.Boolean when _type == StructuredFieldType.Boolean:
                record.Keep(_key, _number);
                break;
            case CmcdKind.Boolean:
                _wrongType = true;
                break;
            default:
                KeepNumber(ref record);
                break;
        }
        Count(ref faults, CmcdFault.WrongType, _wrongType);
        Count(ref faults, CmcdFault.OutOfRange, _outOfRange);
        Count(ref faults, CmcdFault.DecimalForInteger, _decimal);
        Count(ref faults, CmcdFault.TypeAsValue, _typeAsValue);
        Count(ref faults, CmcdFault.NumberForErrorCode, _codeAsNumber);
    }

    private static void Count(scoped ref CmcdFaults faults, CmcdFault fault, bool happened)
    {
        if (happened)
        {
            faults.Add(fault);
        }
    }

    /// <summary>Half and more is rounded away from 0.</summary>
    private static long Rounded(long thousandths) => (thousandths + (thousandths < 0 ? -500 : 500)) / 1000;

    private void Begin(scoped in StructuredFieldReader reader)
    {
        _open = true;
        _itemType = reader.Type;
        _item = reader.Number;
        _itemObjectType = null;
    }

    private void End()
    {
        if (!_open)
        {
            return;
        }
        _open = false;
        if (_kind == CmcdKind.StringList)
        {
            bool code = _key == CmcdKey.Ec && _itemType == StructuredFieldType.Integer;
            _codeAsNumber |= code;
            _anyText |= code || _itemType == StructuredFieldType.String;
            _wrongType |= !code && _itemType != StructuredFieldType.String;
        }
        else if (IsNumberList && IsInteger(_itemType, ref _item))
        {
            if (_item is < 0 or > KeyFacts.Most)
            {
                _outOfRange = true;
                return;
            }
            _numbers.Take(_itemObjectType, _item, add: _key == CmcdKey.Bsd);
        }
    }

    private void TakeParameter(scoped in StructuredFieldReader reader)
    {
        if (reader.Type == StructuredFieldType.Boolean)
        {
            int type = TokenTable.Find(CmcdKey.Ot, reader.Key);
            if (type >= 0 && (reader.IsTrue || (int?)_itemObjectType == type))
            {
                _itemObjectType = reader.IsTrue ? (CmcdObjectType)type : null;
            }
        }
        else if (reader.Type is StructuredFieldType.Token or StructuredFieldType.String && reader.Key.SequenceEqual("ot"u8))
        {
            int type = TokenTable.Find(CmcdKey.Ot, reader.Text);
            _itemObjectType = type >= 0 ? (CmcdObjectType)type : _itemObjectType;
            _typeAsValue = true;
        }
    }

    private bool IsInteger(StructuredFieldType type, ref long number)
    {
        if (type == StructuredFieldType.Decimal)
        {
            number = Rounded(number);
            _decimal = true;
            return true;
        }
        _wrongType |= type != StructuredFieldType.Integer;
        return type == StructuredFieldType.Integer;
    }

    private void KeepNumber(ref CmcdRecord record)
    {
        long number = _number;
        ref readonly KeyFacts facts = ref KeyTable.Facts(_key);
        (long least, long most) = (facts.Minimum, facts.Maximum);
        if (_kind == CmcdKind.Decimal)
        {
            if (_type is not (StructuredFieldType.Integer or StructuredFieldType.Decimal))
            {
                _wrongType = true;
                return;
            }
            // JavaScript writes a rate of 2.0 as 2, so an integer is as good here.
            number = _type == StructuredFieldType.Integer ? number * 1000 : number;
            (least, most) = (least * 1000, most * 1000);
        }
        else if (!IsInteger(_type, ref number))
        {
            return;
        }
        if (number < least || number > most)
        {
            _outOfRange = true;
            return;
        }
        record.Keep(_key, number);
    }

    private void KeepText(scoped ref CmcdFaults faults, ref CmcdRecord record)
    {
        if (_type != StructuredFieldType.String)
        {
            _wrongType = true;
            return;
        }
        CmcdText text = CmcdText.OfWire(_text);
        if (text.Length > KeyTable.Facts(_key).MaxLength)
        {
            faults.Add(CmcdFault.TooLong);
            return;
        }
        record.Keep(_key, text);
    }

    private void KeepToken(scoped ref CmcdFaults faults, ref CmcdRecord record)
    {
        if (_type is not (StructuredFieldType.Token or StructuredFieldType.String))
        {
            _wrongType = true;
            return;
        }
        int token = TokenTable.Find(_key, _text);
        if (token < 0)
        {
            faults.Add(CmcdFault.UnknownToken);
            return;
        }
        Count(ref faults, CmcdFault.QuotedToken, _type == StructuredFieldType.String);
        record.Keep(_key, token);
    }
}
