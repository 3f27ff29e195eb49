using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BufferHealth.Cmcd.Keys;
using BufferHealth.Cmcd.StructuredFields;

namespace BufferHealth.Cmcd.Tests.Agreement;

/// <summary>
/// Record by record against the reference implementation: they agree, or the difference has a reason that is on the list.
/// BUFFERHEALTH_CMCD_RECORDS sets how many records, BUFFERHEALTH_CMCD_SEED which ones.
/// </summary>
public sealed partial class ReferenceTests
{
    private static readonly int Records = FromEnvironment("BUFFERHEALTH_CMCD_RECORDS", 6000);
    private static readonly int Seed = FromEnvironment("BUFFERHEALTH_CMCD_SEED", 20261122);

    [Fact]
    public void It_reads_the_same_or_there_is_a_reason()
    {
        (string Mode, byte[] Text)[] questions = [.. Enumerable.Range(Seed, Records).Select(Question)];
        JsonElement[] answers = ReferenceImplementation.Answer(questions);
        HashSet<Reason> seen = [];
        List<(string Mode, byte[] Text)> repaired = [];
        int read = 0;
        for (int i = 0; i < questions.Length; i++)
        {
            (string mode, byte[] text) = questions[i];
            CmcdFaults faults = new();
            bool found = Read(mode, text, ref faults, out CmcdRecord record);
            read += found ? 1 : 0;
            string where = $"record {i}: {mode} {Encoding.Latin1.GetString(text)}\n";
            if (answers[i].ValueKind == JsonValueKind.Null)
            {
                if (found)
                {
                    string plain = Encoding.Latin1.GetString(mode == "query" ? Decoded(text) : text);
                    Assert.True(HalfPadded().IsMatch(plain), $"{where}They refuse it, we read {Dump.Text(record)}");
                    repaired.Add((mode == "query" ? "decode" : mode, HalfPadded().Replace(plain, ":aGk=:").Bytes()));
                }
            }
            else if (!found)
            {
                Explain(mode, text, answers[i], faults, seen, where);
            }
            else
            {
                AssertSame(record, answers[i], seen, where);
            }
        }
        Assert.InRange(read, Records / 3, Records);
        // With all of its padding, they read it too: it was for that alone.
        Assert.All(ReferenceImplementation.Answer(repaired), answer => Assert.NotEqual(JsonValueKind.Null, answer.ValueKind));
        seen.UnionWith(repaired.Count > 0 ? [Reason.Padding] : []);
        // A reason that never occurs is no reason.
        Assert.Equal(Enum.GetValues<Reason>(), seen.Order());
    }

    [Fact]
    public void It_writes_the_same()
    {
        List<(string Mode, byte[] Text)> questions = [];
        for (int seed = Seed; seed < Seed + Records / 4; seed++)
        {
            (string mode, KeyUse use) = (seed % 3) switch
            {
                0 => ("write1", KeyUse.Version1),
                1 => ("write2", KeyUse.Version2),
                _ => ("event", KeyUse.Version2 | KeyUse.Event),
            };
            CmcdRecord record = AnyRecord.Make(new Random(seed), use, customs: false);
            // They encode the next object's path for URLs in version 1; ours is as it is on the wire (docs/cmcd.md).
            record.NextObjects = use == KeyUse.Version1 ? default : record.NextObjects;
            if (new RecordWriting(use, header: null).IsNeeded(record))
            {
                questions.Add((mode, AnyRecord.Write(record, use)));
            }
        }
        JsonElement[] answers = ReferenceImplementation.Answer(questions);
        Assert.All(questions.Zip(answers), pair => Assert.Equal(Encoding.Latin1.GetString(pair.First.Text), pair.Second.GetString()));
    }

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static (string Mode, byte[] Text) Question(int seed)
    {
        Random random = new(seed);
        byte[] text = Mutation.Of(seed, random.Next(5) == 0 ? 0 : random.Next(8));
        switch (random.Next(4))
        {
            case 0:
                string escaped = string.Concat(text.Select(b => char.IsAsciiLetterOrDigit((char)b) || random.Next(3) == 0 && "()*;:/".Contains((char)b)
                    ? $"{(char)b}" : b == ' ' ? "+" : $"%{b:X2}"));
                return ("query", $"a=b&CMCD={escaped}&c=d".Bytes());
            case 1:
                return ("headers", [.. text.Where(b => b != '\n'), (byte)'\n', .. Mutation.Of(seed + 7, random.Next(2)).Where(b => b != '\n')]);
            default:
                return ("decode", text);
        }
    }

    private static bool Read(string mode, byte[] text, ref CmcdFaults faults, out CmcdRecord record)
    {
        switch (mode)
        {
            case "query":
                return CmcdReader.TryReadQuery(text, new byte[text.Length], CmcdReading.Strict, ref faults, out record);
            case "headers":
                int end = Array.IndexOf(text, (byte)'\n');
                return CmcdReader.TryReadHeaders(new() { Object = text.AsSpan(0, end), Status = text.AsSpan(end + 1) }, CmcdReading.Strict, ref faults, out record);
            default:
                return CmcdReader.TryRead(text, CmcdReading.Strict, ref faults, out record);
        }
    }

    /// <summary>They read what we do not.</summary>
    private static void Explain(string mode, byte[] text, JsonElement theirs, in CmcdFaults faults, HashSet<Reason> seen, string where)
    {
        if (faults[CmcdFault.UnsupportedVersion] > 0)
        {
            seen.Add(Reason.Version3);
        }
        else if (faults[CmcdFault.Syntax] > 0)
        {
            string plain = Encoding.Latin1.GetString(mode == "query" ? Decoded(text) : text);
            Reason? reason = plain.Any(c => c > 126) ? Reason.NotAscii
                : DateAt().IsMatch(plain) ? Reason.Date
                : plain.AsSpan().ContainsAny("\t\n\v\f\r") || BlankInBytes().IsMatch(plain) ? Reason.Whitespace
                : null;
            Assert.True(reason is not null, $"{where}They read {theirs}, we refuse it");
            seen.Add(reason.Value);
            // Without what the reason names, it must be well formed: else there was something else.
            string repaired = DateAt().Replace(BlankInBytes().Replace(plain.Replace('\u00a0', ' '), ":aGk=:"), "");
            byte[] bytes = string.Concat(repaired.Select(c => c > 126 ? 'x' : c is '\t' or '\v' or '\f' or '\r' || c == '\n' && mode != "headers" ? ' ' : c)).Bytes();
            CmcdFaults left = new();
            Read(mode == "query" ? "decode" : mode, bytes, ref left, out _);
            Assert.True(left[CmcdFault.Syntax] == 0, $"{where}They read {theirs}, and it is not for {reason} that we refuse it");
        }
        else
        {
            // Nothing in it: an empty record is no record.
            Assert.True(theirs.GetArrayLength() == 0, $"{where}They read {theirs}, we find nothing");
        }
    }

    private static byte[] Decoded(byte[] query)
    {
        Assert.True(QueryValue.TryFind(query, out ReadOnlySpan<byte> value));
        byte[] decoded = new byte[value.Length];
        return decoded[..QueryValue.Decode(value, decoded, plusIsSpace: true)];
    }

    private static string Numbers(string codes) =>
        string.Join('\u001f', codes.Split('\u001f').Select(c => long.TryParse(c, CultureInfo.InvariantCulture, out long number) ? number.ToString(CultureInfo.InvariantCulture) : c));

    /// <summary>Bytes that lack one of two padding characters.</summary>
    [GeneratedRegex(@":(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2}=:")]
    private static partial Regex HalfPadded();

    /// <summary>Bytes with a blank in them.</summary>
    [GeneratedRegex(@"(?<=[=( ]):[A-Za-z0-9+/=]*[ \t\n\f\r][A-Za-z0-9+/= \t\n\f\r]*:")]
    private static partial Regex BlankInBytes();

    /// <summary>The at sign of a date where a value may begin.</summary>
    [GeneratedRegex(@"(?<=[=( ])@")]
    private static partial Regex DateAt();

    private static void AssertSame(in CmcdRecord record, JsonElement answer, HashSet<Reason> seen, string where)
    {
        Theirs theirs = Theirs.Of(answer);
        SortedDictionary<string, string> ours = Dump.Of(record);
        SortedSet<string> others = new(StringComparer.Ordinal);
        foreach (CmcdMember other in record.Others)
        {
            string name = Encoding.Latin1.GetString(other.Key);
            others.Add(name);
            ours.Remove(name);
            Assert.True(other.Type != StructuredFieldType.None || other.Value[0] == '(', where);
        }
        if (theirs.Told.TryGetValue("ec", out string? code) && ours.TryGetValue("ec", out string? ourCode) && code != ourCode)
        {
            ours["ec"] = Numbers(ourCode);
            theirs.Told["ec"] = Numbers(code);
            seen.Add(Reason.ErrorCodeDigits);
        }
        Assert.True(Dump.Text(theirs.Told) == Dump.Text(ours), $"{where}theirs {Dump.Text(theirs.Told)}\nours   {Dump.Text(ours)}");
        Assert.Equal(theirs.Others, others);
        seen.UnionWith(theirs.Reasons);
    }
}
