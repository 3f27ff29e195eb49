using System.Text.RegularExpressions;

namespace BufferHealth.Tests.Surface;

/// <summary>What the README shows is what was run here.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_runs_and_finds_what_it_says()
    {
        StringWriter printed = new();
        TextWriter console = Console.Out;
        Console.SetOut(printed);
        try
        {
            Example();
        }
        finally
        {
            Console.SetOut(console);
        }
        Assert.Contains("\"confidence\":\"playhead\"", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"inputFaults\":0", printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_in_the_README_is_the_one_that_runs()
    {
        string readme = Sources.Text("README.md");
        string shown = Regex.Match(readme, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string here = Sources.Text("tests/BufferHealth.Tests/Surface/ReadmeTests.cs");
        string ran = Regex.Match(here, @"private static void Example\(\)\n    \{\n(.*?)\n    \}", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(Lines(ran), Lines(shown).Where(line => line != "using BufferHealth;"));
    }

    [Fact]
    public void The_README_is_under_200_lines() => Assert.InRange(Lines(Sources.Text("README.md"), keepEmpty: true).Length, 1, 199);

    private static string[] Lines(string text, bool keepEmpty = false) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => keepEmpty || line.Length > 0)];

    private static void Example()
    {
        using BufferHealthMonitor monitor = new();
        monitor.StallStarted += stall => Console.WriteLine($"stalled at {stall.Start} s: {stall.Cause}");
        monitor.StallEnded += stall => Console.WriteLine($"for {stall.Duration} s");
        monitor.Update(new Sample { Time = 0.0, Level = 2.1, Playhead = 0.0, Paused = false });   // ten times a second
        monitor.Update(new Sample { Time = 0.1, Level = 2.0, Playhead = 0.1, Paused = false });
        monitor.UpdateBufferLevel(1.9, 0.2);                                                      // or the level alone
        Console.WriteLine(monitor.GetMetrics());
    }
}
