using System.Text.RegularExpressions;
using BufferHealth.Cmcd.Tests.Agreement;

namespace BufferHealth.Cmcd.Tests.Surface;

/// <summary>What docs/cmcd.md says is what there is.</summary>
public sealed class DocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Sources.Root, "docs", "cmcd.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Each_reason_for_a_disagreement_is_explained_and_no_other() =>
        Assert.Equal(Enum.GetNames<Reason>(), Regex.Matches(Section("Agreement"), @"^\| `(\w+)` \|", RegexOptions.Multiline).Select(m => m.Groups[1].Value));

    [Fact]
    public void Each_fault_is_explained_and_no_other() =>
        Assert.Equal(
            Enum.GetNames<CmcdFault>().Order(),
            Regex.Matches(Section("How mistakes"), @"^\|.*?\|", RegexOptions.Multiline).SelectMany(row => Regex.Matches(row.Value, @"`(\w+)`").Select(m => m.Groups[1].Value)).Order());

    [Fact]
    public void The_example_is_the_one_that_runs()
    {
        string shown = Regex.Match(Document, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string here = File.ReadAllText(Path.Combine(Sources.Project, "Surface", "DocumentTests.cs")).ReplaceLineEndings("\n");
        string ran = Regex.Match(here, @"private static List<string> Example\(byte\[\] bytes\)\n    \{\n        List<string> told = \[\];\n(.*?)        return told;", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(Lines(shown), Lines(ran).Where(l => !l.StartsWith("told.", StringComparison.Ordinal)));
        Assert.Equal(["2800 Playing a"], Example("bl=(3000;v 2800;a),e=t,sid=\"a\",sta=p,ts=1,v=2".Bytes()));
    }

    private static List<string> Example(byte[] bytes)
    {
        List<string> told = [];
        CmcdFaults faults = new();
        CmcdBody body = CmcdReader.ReadBody(bytes, CmcdReading.Strict);
        while (body.Next(ref faults, out CmcdRecord record))
        {
            long? level = record.BufferLengthMs.Least;          // null: not told
            CmcdState? state = record.State;
            string session = record.SessionId.ToString();       // a slice until here
            told.Add($"{level} {state} {session}");
        }
        return told;
    }

    private static string Section(string title) => Regex.Match(Document, $"^## {title}.*?(?=^## |\\z)", RegexOptions.Singleline | RegexOptions.Multiline).Value;

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
}
