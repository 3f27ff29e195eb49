using System.Text.Json;
using System.Xml.Linq;

namespace BufferHealth.Cli.Tests;

/// <summary><c>validate</c> as a person uses it, on a set made for it.</summary>
[Collection(nameof(CommandLine))]
public sealed class ValidateTests : IDisposable
{
    private readonly RatingFolder ratings = new();

    public void Dispose() => ratings.Dispose();

    [Fact]
    public void A_model_that_knows_the_order_has_a_rank_correlation_of_one()
    {
        CommandLine.Result result = CommandLine.Run(["validate", "--data", ratings.Set, "--json"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("20 sessions", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        JsonElement set = Assert.Single(result.Json.GetProperty("sets").EnumerateArray().ToArray());
        Assert.Equal("made-up", set.GetProperty("set").GetString());
        JsonElement session = Model(set, "session");
        Assert.Equal(1, session.GetProperty("srcc").GetDouble(), 1e-12);
        Assert.InRange(session.GetProperty("plcc").GetDouble(), 0.99, 1);
        JsonElement[] interval = [.. session.GetProperty("srcc95").EnumerateArray()];
        Assert.InRange(interval[0].GetDouble(), 0.99, interval[1].GetDouble());
        Assert.Equal(JsonValueKind.Null, Model(set, "picture alone").GetProperty("srcc").ValueKind);       // all the same
        Assert.Equal(0, Model(set, "mean VMAF").GetProperty("sessions").GetInt32());
    }

    [Fact]
    public void The_same_set_gives_the_same_figures() =>
        Assert.Equal(
            CommandLine.Run(["validate", "--data", ratings.Set, "--json"]).Output,
            CommandLine.Run(["validate", "--data", ratings.Set, "--json"]).Output);

    [Fact]
    public void A_folder_of_sets_gives_a_table_of_all()
    {
        string other = Path.Combine(ratings.Path, "another");
        Directory.CreateDirectory(other);
        foreach (string file in Directory.GetFiles(ratings.Set))
        {
            File.Copy(file, Path.Combine(other, Path.GetFileName(file)));
        }
        CommandLine.Result result = CommandLine.Run(["validate", "--data", ratings.Path, "--resamples", "0"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.ErrorLines.Length);
        Assert.Contains("another", result.Output, StringComparison.Ordinal);
        Assert.Contains("made-up", result.Output, StringComparison.Ordinal);
        Assert.Contains("1.000", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[", result.Output.Split("In brackets")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_model_that_knows_something_is_drawn_with_a_point_a_session()
    {
        string folder = Path.Combine(ratings.Path, "pictures");
        CommandLine.Result result = CommandLine.Run(["validate", "--data", ratings.Set, "--svg", folder, "--resamples", "0"]);
        Assert.Equal(0, result.ExitCode);
        string[] names = [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Contains("made-up-session.svg", names);
        Assert.All(names, name => Assert.Equal(RatingFolder.Count, XDocument.Load(Path.Combine(folder, name)).Descendants().Count(e => e.Name.LocalName == "circle")));
    }

    [Fact]
    public void A_bad_file_is_named_with_its_line()
    {
        string[] lines = ratings.Lines("chunks.csv");
        lines[6] = "s2,twenty,3000,1920,1080,30,";
        ratings.Write("chunks.csv", string.Join('\n', lines));
        Refused(1, "chunks.csv, line 7: 'twenty' is no dur_s", "--data", ratings.Set);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_holds_no_set()
    {
        Refused(1, "there is no folder", "--data", Path.Combine(ratings.Path, "nowhere"));
        Directory.Delete(ratings.Set, recursive: true);
        Refused(1, "no sessions.csv", "--data", ratings.Path);
    }

    [Fact]
    public void A_command_line_that_is_wrong()
    {
        Refused(2, "--data");
        Refused(2, "--resamples must be 0 to 100000", "--data", ratings.Set, "--resamples", "-1");
        Refused(2, "nonsense", "--data", ratings.Set, "--nonsense");
    }

    private static JsonElement Model(JsonElement set, string name) =>
        set.GetProperty("models").EnumerateArray().Single(m => m.GetProperty("model").GetString() == name);

    private static void Refused(int exitCode, string says, params string[] options)
    {
        CommandLine.Result result = CommandLine.Run(["validate", .. options]);
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
