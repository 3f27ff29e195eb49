using System.Globalization;
using System.Text.Json;
using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd.Tests.Agreement;

/// <summary>What the reference implementation decoded, in the form of <see cref="Dump"/>, by the rules of docs/cmcd.md.</summary>
internal sealed class Theirs
{
    private static readonly Dictionary<string, CmcdKey> Keys =
        Enumerable.Range(0, KeyTable.Count).ToDictionary(k => KeyTable.Facts((CmcdKey)k).Name, k => (CmcdKey)k);

    private readonly HashSet<Reason> _reasons = [];

    private Theirs(JsonElement record)
    {
        foreach (JsonElement member in record.EnumerateArray())
        {
            string name = member[0].GetString()!;
            if (name == "df")
            {
                _reasons.Add(Reason.RenamedKey);
                if (record.EnumerateArray().Any(m => m[0].GetString() == "dfa"))
                {
                    continue;
                }
                name = "dfa";
            }
            // Members of unknown keys are compared by name: their values are as they were sent.
            if (!Keys.TryGetValue(name, out CmcdKey key))
            {
                Others.Add(name);
            }
            else if (Value(key, member[1]) is { } value)
            {
                Told[name] = value;
            }
        }
    }

    internal SortedDictionary<string, string> Told { get; } = new(StringComparer.Ordinal);

    internal SortedSet<string> Others { get; } = new(StringComparer.Ordinal);

    /// <summary>What they took that the reader does not take so.</summary>
    internal IReadOnlySet<Reason> Reasons => _reasons;

    internal static Theirs Of(JsonElement record) => new(record);

    private string? Value(CmcdKey key, JsonElement member)
    {
        CmcdKind kind = KeyTable.Facts(key).Kind;
        bool isList = member.TryGetProperty("list", out JsonElement list);
        JsonElement[] items = isList ? [.. list.EnumerateArray()] : [member];
        switch (kind)
        {
            case CmcdKind.NumberList:
                return Numbers(key, items);
            case CmcdKind.StringList:
                string[] texts = [.. items.Select(i => Text(key, i)).OfType<string>()];
                return texts.Length == 0 ? null : string.Join('\u001f', texts);
            case var _ when isList:
                return No(Reason.WrongType);
            case CmcdKind.String:
                return Limited(key, member);
            case CmcdKind.Token:
                string? token = Get(member, "token") ?? Get(member, "string");
                return token is null ? No(Reason.WrongType) : TokenTable.Find(key, token.Bytes()) < 0 ? No(Reason.UnknownToken) : token;
            case CmcdKind.Boolean:
                return member.TryGetProperty("flag", out JsonElement flag) ? (flag.GetBoolean() ? "?1" : "?0") : No(Reason.WrongType);
            default:
                return Number(key, member);
        }
    }

    private string? Number(CmcdKey key, JsonElement item)
    {
        if (Get(item, "number") is not { } text)
        {
            return No(Reason.WrongType);
        }
        decimal number = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        ref readonly KeyFacts facts = ref KeyTable.Facts(key);
        if (facts.Kind != CmcdKind.Decimal && number != decimal.Truncate(number))
        {
            _reasons.Add(Reason.RoundedDecimal);
            number = Math.Round(number, MidpointRounding.AwayFromZero);
        }
        return number < facts.Minimum || number > facts.Maximum ? No(Reason.OutOfRange) : (number + 0m).ToString("0.###", CultureInfo.InvariantCulture);
    }

    private string? Numbers(CmcdKey key, JsonElement[] items)
    {
        string[] order = ["", "a", "av", "c", "tt", "v", "o"];
        Dictionary<string, decimal> numbers = [];
        foreach (JsonElement item in items)
        {
            if (Number(key, item) is { } text)
            {
                decimal number = decimal.Parse(text, CultureInfo.InvariantCulture);
                string type = ObjectType(item);
                numbers[type] = key == CmcdKey.Bsd && numbers.TryGetValue(type, out decimal sum) ? Math.Min(sum + number, KeyFacts.Most) : number;
            }
        }
        return numbers.Count == 0 ? null : string.Join(' ', order.Where(numbers.ContainsKey).Select(t => FormattableString.Invariant($"{numbers[t]};{t}")));
    }

    private static string ObjectType(JsonElement item)
    {
        string type = "";
        foreach (JsonElement parameter in item.GetProperty("params").EnumerateArray())
        {
            string name = parameter[0].GetString()!;
            string? named = name == "ot" ? Get(parameter[1], "token") ?? Get(parameter[1], "string")
                : parameter[1].TryGetProperty("flag", out JsonElement flag) && flag.GetBoolean() ? name : null;
            type = named is "a" or "v" or "av" or "c" or "tt" or "o" ? named : named is "m" or "i" or "k" ? "o" : type;
        }
        return type;
    }

    private string? Text(CmcdKey key, JsonElement item)
    {
        string? range = item.GetProperty("params").EnumerateArray().Where(p => p[0].GetString() == "r").Select(p => Get(p[1], "string")).FirstOrDefault();
        string? text = Get(item, "string");
        if (text is null && key == CmcdKey.Ec && Get(item, "number") is { } code)
        {
            text = code.Contains('.', StringComparison.Ordinal) ? null : code;
        }
        return text is null ? No(Reason.WrongType) : text + (range is null ? "" : ";r=" + range);
    }

    private string? Limited(CmcdKey key, JsonElement item) =>
        Get(item, "string") is not { } text ? No(Reason.WrongType) : text.Length > KeyTable.Facts(key).MaxLength ? No(Reason.TooLong) : text;

    private static string? Get(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private string? No(Reason reason)
    {
        _reasons.Add(reason);
        return null;
    }
}
