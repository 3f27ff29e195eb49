using System.CommandLine;
using BufferHealth.Benchmarks;
using Spectre.Console;

Option<FileInfo?> markdown = new("--markdown") { Description = "Also write the figures to this file, as Markdown." };
Option<int> rounds = new("--rounds") { Description = "How often everything is measured, 1 to 1000.", DefaultValueFactory = _ => 15 };
rounds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is < 1 or > 1000)
    {
        result.AddError("--rounds must be 1 to 1000.");
    }
});
RootCommand root = new("Measures the engine in .NET and the package in node, in one run, beside what their figures are relative to.")
{
    markdown,
    rounds,
};
root.SetAction(parsed => Run(parsed.GetValue(markdown), parsed.GetValue(rounds)));

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"benchmarks: {parsed.Errors[0].Message}");
    return 2;
}
return parsed.Invoke();

static int Run(FileInfo? markdown, int rounds)
{
    try
    {
        Console.Error.WriteLine($"Measuring .NET, then node, {rounds} rounds each ...");
        EngineRun engine = EngineRun.Measure(rounds);
        PageRun page = PageRun.Measure(Repository(), rounds);
        Figure[] figures = [.. Figures.Of(engine), .. Figures.Of(page)];
        Report.Write(AnsiConsole.Console, figures);
        if (markdown is not null)
        {
            File.WriteAllText(markdown.FullName, Report.Markdown(figures, Machine.Here(), page.Node, rounds, page.Compared));
        }
        return 0;
    }
    catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"benchmarks: {e.Message}");
        return 1;
    }
}

static string Repository()
{
    for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "BufferHealth.slnx")))
        {
            return folder.FullName;
        }
    }
    throw new IOException("the benchmarks run inside the repository, and BufferHealth.slnx is in none of the folders above");
}
