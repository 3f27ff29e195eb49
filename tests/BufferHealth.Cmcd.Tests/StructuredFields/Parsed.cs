using System.Globalization;
using System.Text;
using BufferHealth.Cmcd.StructuredFields;

namespace BufferHealth.Cmcd.Tests.StructuredFields;

/// <summary>What the reader finds, as one text: so that it can be compared with what should be found.</summary>
internal static class Parsed
{
    /// <summary>Members in order of their first occurrence, the last one's value; null when it is malformed.</summary>
    internal static string? Dictionary(byte[] text)
    {
        StructuredFieldReader reader = new(text);
        Dictionary<string, string> members = [];
        while (reader.Read())
        {
            string key = Text(reader.Key);
            string value = Member(ref reader);
            if (!reader.Faulted)
            {
                members[key] = value;
            }
        }
        return reader.Faulted ? null : string.Join(", ", members.Select(m => m.Key + "=" + m.Value));
    }

    /// <summary>A top-level list: the values of a dictionary whose keys do not matter.</summary>
    internal static string? List(byte[] text)
    {
        text = Encoding.Latin1.GetString(text).TrimStart(' ').Bytes();
        if (text.Length == 0)
        {
            return "";
        }
        List<string> values = [];
        StructuredFieldReader reader = StructuredFieldReader.OfValue(text);
        while (reader.Read())
        {
            values.Add(Member(ref reader));
            if (reader.EndsWithComma)
            {
                byte[] rest = text[reader.Position..];
                reader = StructuredFieldReader.OfValue(rest);
                text = rest;
            }
        }
        return reader.Faulted ? null : string.Join(", ", values);
    }

    /// <summary>A top-level item; a list's value or a second item is none.</summary>
    internal static string? Item(byte[] text)
    {
        text = Encoding.Latin1.GetString(text).Trim(' ').Bytes();
        StructuredFieldReader reader = StructuredFieldReader.OfValue(text);
        if (!reader.Read() || reader.Token != StructuredFieldToken.Item)
        {
            return null;
        }
        string value = Member(ref reader);
        return reader.Faulted || reader.EndsWithComma || text[^1] == '\t' ? null : value;
    }

    internal static string Integer(long value) => "int " + value.ToString(CultureInfo.InvariantCulture);

    internal static string Decimal(decimal value) => "dec " + value.ToString("0.0##", CultureInfo.InvariantCulture);

    private static string Member(ref StructuredFieldReader reader)
    {
        StringBuilder text = new();
        Dictionary<string, string> parameters = [];
        do
        {
            if (reader.Token == StructuredFieldToken.Parameter)
            {
                parameters[Text(reader.Key)] = Bare(reader);
                continue;
            }
            Flush();
            text.Append(reader.Token switch
            {
                StructuredFieldToken.ListStart => "(",
                StructuredFieldToken.ListEnd => ")",
                StructuredFieldToken.ListItem => $"<{Bare(reader)}>",
                _ => Bare(reader),
            });
        }
        while (!reader.EndsMember && reader.Read());
        Flush();
        return text.ToString();

        // A key that comes twice keeps its place and has the last value.
        void Flush()
        {
            text.Append(string.Concat(parameters.Select(p => $";{p.Key}={p.Value}")));
            parameters.Clear();
        }
    }

    private static string Bare(in StructuredFieldReader reader) => reader.Type switch
    {
        StructuredFieldType.Integer => Integer(reader.Number),
        StructuredFieldType.Decimal => Decimal(reader.Number / 1000m),
        StructuredFieldType.String => "str " + CmcdText.OfWire(reader.Text).ToString(),
        StructuredFieldType.Token => "tok " + Text(reader.Text),
        StructuredFieldType.Bytes => "bin " + Convert.ToHexString(Convert.FromBase64String(Padded(Text(reader.Text)))),
        _ => "bool " + (reader.IsTrue ? "1" : "0"),
    };

    private static string Padded(string base64) => base64.TrimEnd('=') + new string('=', (4 - base64.TrimEnd('=').Length % 4) % 4);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
