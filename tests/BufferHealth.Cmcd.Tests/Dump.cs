using System.Globalization;
using System.Text;
using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd.Tests;

/// <summary>A record as texts by key, so that two can be compared and a difference be read.</summary>
internal static class Dump
{
    internal static SortedDictionary<string, string> Of(in CmcdRecord record)
    {
        SortedDictionary<string, string> told = new(StringComparer.Ordinal);
        for (CmcdKey key = 0; (int)key < KeyTable.Count; key++)
        {
            if (Value(record, key) is { } value)
            {
                told[KeyTable.Facts(key).Name] = value;
            }
        }
        foreach (CmcdMember other in record.Others)
        {
            told[Encoding.Latin1.GetString(other.Key)] = other.Value.IsEmpty ? "?1" : Encoding.Latin1.GetString(other.Value);
        }
        return told;
    }

    internal static string Text(in CmcdRecord record) => Text(Of(record));

    internal static string Text(SortedDictionary<string, string> told) => string.Join(" | ", told.Select(t => $"{t.Key}={t.Value}"));

    /// <summary>Every text of the record, gone through to its end: what a reader of the record may do.</summary>
    internal static int Touch(in CmcdRecord record) => Of(record).Sum(t => t.Value.Length);

    private static string? Value(in CmcdRecord record, CmcdKey key)
    {
        switch (KeyTable.Facts(key).Kind)
        {
            case CmcdKind.NumberList:
                return Numbers(record.Numbers(key));
            case CmcdKind.String:
                return record.Text(key).IsKnown ? record.Text(key).ToString() : null;
            case CmcdKind.StringList:
                return Texts(record.Texts(key));
            case CmcdKind.Boolean:
                return record.Integer(key) switch { null => null, 0 => "?0", _ => "?1" };
            case CmcdKind.Token:
                return record.Integer(key) is { } token ? Encoding.Latin1.GetString(TokenTable.Name(key, token)) : null;
            case CmcdKind.Decimal:
                return record.Integer(key) is { } rate ? (rate / 1000m).ToString("0.###", CultureInfo.InvariantCulture) : null;
            default:
                return record.Integer(key)?.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string? Numbers(CmcdNumbers numbers)
    {
        List<string> items = [];
        for (int slot = 0; slot < CmcdNumbers.SlotCount; slot++)
        {
            if (numbers.Slot(slot) is { } number)
            {
                string type = CmcdNumbers.TypeOf(slot) is { } t ? Encoding.Latin1.GetString(TokenTable.Name(CmcdKey.Ot, (long)t)) : "";
                items.Add(string.Create(CultureInfo.InvariantCulture, $"{number};{type}"));
            }
        }
        return items.Count == 0 ? null : string.Join(' ', items);
    }

    private static string? Texts(CmcdTexts texts)
    {
        List<string> items = [];
        CmcdTexts.Enumerator each = texts.GetEnumerator();
        while (each.MoveNext())
        {
            items.Add(each.Current.ToString() + (each.Range.IsKnown ? $";r={each.Range.ToString()}" : ""));
        }
        return items.Count == 0 ? null : string.Join("\u001f", items);
    }
}
