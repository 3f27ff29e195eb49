using System.Text.Json;

namespace BufferHealth.Cli.Tests;

/// <summary>A folder or several files: a row each, a broken one among them loses nothing else.</summary>
[Collection(nameof(CommandLine))]
public sealed class SeveralFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("buffer-health").FullName;

    public SeveralFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        File.Copy(CommandLine.Trace("hls-train"), Path.Combine(folder, "sub", "train.jsonl"));
        File.Copy(CommandLine.Trace("dash-pauses"), Path.Combine(folder, "Pauses.jsonl"));
        File.WriteAllLines(Path.Combine(folder, "made.jsonl"), [.. CommandLine.Stalled(), "broken"]);
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "not a trace");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_gives_a_row_a_file_in_ordinal_order_and_totals()
    {
        CommandLine.Result result = CommandLine.Run(["replay", folder]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        string[][] rows = Rows(result.Output);
        Assert.Equal(["Pauses.jsonl", "made.jsonl", Path.Combine("sub", "train.jsonl"), "3"], rows.Select(r => r[0]));
        Assert.Equal(["Pauses.jsonl", "playhead", "0.79", "2", "6.49", "3.40", "1", "2.10", "0", "96.4", "0"], rows[0]);
        Assert.Equal("1", rows[1][^1]);
        Assert.Equal(["3", "replayed", "7", "3.40", "1", "2.10", "0", "1"], rows[^1].Where((_, column) => column != 3));
        // Each row is rounded to 0.01, so the sum of three may be 0.02 off.
        Assert.Equal(rows[..^1].Sum(row => Seconds(row[4])), Seconds(rows[^1][3]), 0.02);
        Assert.DoesNotContain("notes", result.Output, StringComparison.Ordinal);
    }

    private static double Seconds(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_broken_file_says_why_and_the_rest_is_shown()
    {
        File.WriteAllText(Path.Combine(folder, "b.jsonl"), "oh\nno\n");
        CommandLine.Result result = CommandLine.Run(["replay", folder, Path.Combine(folder, "missing.jsonl")]);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("buffer-health: 2 of 5 files cannot be replayed", Assert.Single(result.ErrorLines));
        string text = string.Join(' ', result.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("holds no sample: 2 of 2 lines refused, the first at line 1: not JSON", text, StringComparison.Ordinal);
        Assert.Contains("cannot read", text, StringComparison.Ordinal);
        Assert.Contains("3 replayed, 2 not", text, StringComparison.Ordinal);
        Assert.Contains("Pauses.jsonl playhead 0.79 2 6.49", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_an_array_of_what_each_file_alone_would_give()
    {
        string broken = Path.Combine(folder, "sub", "z.jsonl");
        File.WriteAllText(broken, "");
        CommandLine.Result result = CommandLine.Run(["replay", folder, "--json"]);
        Assert.Equal(1, result.ExitCode);
        JsonElement[] files = [.. result.Json.EnumerateArray()];
        Assert.Equal(
            [Path.Combine(folder, "Pauses.jsonl"), Path.Combine(folder, "made.jsonl"), Path.Combine(folder, "sub", "train.jsonl"), broken],
            files.Select(f => f.GetProperty("file").GetString()!));
        Assert.Contains("no sample", files[^1].GetProperty("error").GetString(), StringComparison.Ordinal);
        foreach (JsonElement file in files[..^1])
        {
            JsonElement alone = CommandLine.Run(["replay", file.GetProperty("file").GetString()!, "--json"]).Json;
            Assert.Equal(
                alone.EnumerateObject().Select(p => (p.Name, p.Value.GetRawText().Replace(" ", "", StringComparison.Ordinal))),
                file.EnumerateObject().Skip(1).Select(p => (p.Name, p.Value.GetRawText().Replace(" ", "", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public void A_folder_of_one_is_a_table_and_an_array_all_the_same()
    {
        string sub = Path.Combine(folder, "sub");
        Assert.Equal(1, CommandLine.Run(["replay", sub, "--json"]).Json.GetArrayLength());
        Assert.Equal("train.jsonl", Rows(CommandLine.Run(["replay", sub]).Output)[0][0]);
    }

    [Fact]
    public void A_folder_without_a_trace_is_said_in_one_line()
    {
        string empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        CommandLine.Result result = CommandLine.Run(["replay", empty]);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("no *.jsonl below", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_of_one_trace()
    {
        Refused("--svg and --html draw one trace", folder, "--svg", Path.Combine(folder, "a.svg"));
        Refused("--svg and --html draw one trace", CommandLine.Trace("hls-end"), CommandLine.Trace("hls-train"), "--html", Path.Combine(folder, "a.html"));
        Refused("over the trace", Path.Combine(folder, "made.jsonl"), "--svg", Path.Combine(folder, "sub", "..", "made.jsonl"));
        Refused("the same file", Path.Combine(folder, "made.jsonl"), "--svg", Path.Combine(folder, "a"), "--html", Path.Combine(folder, "a"));
        Assert.Equal(4, Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void The_standard_input_stands_alone() => Refused("standard input", "-", CommandLine.Trace("hls-end"));

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Fits_the_terminal_and_says_what_it_left_out(int width)
    {
        List<FileReplay> files = TraceFile.Find([folder]).ConvertAll(f => FileReplay.Run(f, new BufferHealthOptions(), levelOnly: false));
        using StringWriter output = new();
        FilesTable.Write(files, TerminalOutput.Open(output, width));
        Assert.All(output.ToString().Split('\n'), l => Assert.InRange(l.TrimEnd().Length, 0, width));
        Assert.Equal(width < 100, output.ToString().Contains("Left out", StringComparison.Ordinal));
        string row = Assert.Single(output.ToString().Split('\n'), l => l.StartsWith(" Pauses.jsonl", StringComparison.Ordinal));
        Assert.All(["  2 ", " 6.49 ", " 96.4"], cell => Assert.Contains(cell, row, StringComparison.Ordinal));
    }

    private static void Refused(string says, params string[] arguments)
    {
        CommandLine.Result result = CommandLine.Run(["replay", .. arguments]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static string[][] Rows(string output) =>
    [
        .. output.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(c => c is [.., var last] && (last.All(char.IsDigit) || c[0].EndsWith(".jsonl", StringComparison.Ordinal))),
    ];
}
