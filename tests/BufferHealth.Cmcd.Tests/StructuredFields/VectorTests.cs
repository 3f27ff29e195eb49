using System.Text.Json;

namespace BufferHealth.Cmcd.Tests.StructuredFields;

/// <summary>The test vectors of the HTTP working group for RFC 8941, which are kept beside the repository and not in it.</summary>
public sealed class VectorTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Sources.Root, "..", "shared", "data", "structured-fields"));

    public static TheoryData<string> Files =>
    [
        "binary", "boolean", "dictionary", "examples", "item", "key-generated", "large-generated", "list", "listlist", "number", "number-generated",
        "param-dict", "param-list", "param-listlist", "string", "string-generated", "token", "token-generated",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_read_as_the_RFC_says(string name)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "Did not run: the RFC 8941 vectors are not in ../shared/data/structured-fields beside the repository.");
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")));
        int read = 0;
        Assert.All(vectors.RootElement.EnumerateArray(), vector =>
        {
            string raw = string.Join(", ", vector.GetProperty("raw").EnumerateArray().Select(r => r.GetString()));
            byte[] bytes = raw.Any(c => c > 255) ? System.Text.Encoding.UTF8.GetBytes(raw) : raw.Bytes();
            string? found = vector.GetProperty("header_type").GetString() switch
            {
                "dictionary" => Parsed.Dictionary(bytes),
                "list" => Parsed.List(bytes),
                _ => Parsed.Item(bytes),
            };
            read++;
            if (Is(vector, "must_fail"))
            {
                Assert.Null(found);
            }
            else if (found is not null || !Is(vector, "can_fail"))
            {
                Assert.Equal(Expected(vector.GetProperty("header_type").GetString()!, vector.GetProperty("expected")), found);
            }
        });
        Assert.True(read > 0);
    }

    private static bool Is(JsonElement vector, string what) => vector.TryGetProperty(what, out JsonElement value) && value.GetBoolean();

    private static string Expected(string type, JsonElement expected) => type switch
    {
        "dictionary" => string.Join(", ", expected.EnumerateArray().Select(m => m[0].GetString() + "=" + Member(m[1]))),
        "list" => string.Join(", ", expected.EnumerateArray().Select(Member)),
        _ => Member(expected),
    };

    private static string Member(JsonElement member) =>
        (member[0].ValueKind == JsonValueKind.Array
            ? "(" + string.Concat(member[0].EnumerateArray().Select(i => $"<{Bare(i[0])}>{Parameters(i[1])}")) + ")"
            : Bare(member[0])) + Parameters(member[1]);

    private static string Parameters(JsonElement parameters) =>
        string.Concat(parameters.EnumerateArray().Select(p => $";{p[0].GetString()}={Bare(p[1])}"));

    private static string Bare(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "str " + value.GetString(),
        JsonValueKind.Number when value.GetRawText().Contains('.') => Parsed.Decimal(value.GetDecimal()),
        JsonValueKind.Number => Parsed.Integer(value.GetInt64()),
        JsonValueKind.Object when value.GetProperty("__type").GetString() == "token" => "tok " + value.GetProperty("value").GetString(),
        JsonValueKind.Object => "bin " + Hex(value.GetProperty("value").GetString()!),
        _ => "bool " + (value.GetBoolean() ? "1" : "0"),
    };

    /// <summary>The vectors write bytes in Base32.</summary>
    private static string Hex(string base32)
    {
        const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        List<byte> bytes = [];
        int bits = 0;
        int held = 0;
        foreach (char c in base32.TrimEnd('='))
        {
            held = (held << 5 | Digits.IndexOf(c)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(held >> bits));
            }
        }
        return Convert.ToHexString([.. bytes]);
    }
}
