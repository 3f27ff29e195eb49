using System.CommandLine;
using BufferHealth.Cli.Ratings;
using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary><c>validate --data FOLDER</c>: the models beside what people said.</summary>
internal static class ValidateCommand
{
    // As wide as the table with its intervals; a file or a pipe has no width of its own.
    private const int TableWidth = 160;

    internal static Command Create()
    {
        Option<string> data = new("--data") { Description = "A rating set (sessions.csv, chunks.csv, stalls.csv), or a folder of several.", HelpName = "FOLDER", Required = true };
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        Option<string?> svg = new("--svg") { Description = "Write a scatter plot of every model on every set into this folder.", HelpName = "FOLDER" };
        Option<int> resamples = new("--resamples")
        {
            Description = "How often sessions are drawn anew for the 95 % intervals, 0 to 100000; 0 for none.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => Agreement.Resamples,
        };
        resamples.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 100_000)
            {
                result.AddError("--resamples must be 0 to 100000");
            }
        });
        Command command = new("validate", "Set the scores beside the opinions of a rating set: rank correlation, correlation, error.") { data, json, svg, resamples };
        command.SetAction(parsed => Run(
            parsed.GetValue(data)!, parsed.GetValue(json), parsed.GetValue(svg), parsed.GetValue(resamples), Console.Out, Console.Error));
        return command;
    }

    private static int Run(string data, bool json, string? svg, int resamples, TextWriter output, TextWriter error)
    {
        List<Validation.Row> rows;
        try
        {
            rows = Judge(data, resamples, error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine(Printable.Of($"buffer-health: {e.Message}"));
            return ExitCodes.BadInput;
        }
        if (json)
        {
            ValidationJson.Write(rows, output);
        }
        else
        {
            ValidationTable.Write(rows, TerminalOutput.Open(output, TableWidth));
        }
        return svg is null || WritePictures(rows, svg, error) ? ExitCodes.Success : ExitCodes.BadInput;
    }

    private static List<Validation.Row> Judge(string data, int resamples, TextWriter error)
    {
        List<string> folders = RatingSet.Find(data);
        IAnsiConsole console = TerminalOutput.Open(error, 80);
        if (!console.Profile.Out.IsTerminal)
        {
            return [.. folders.SelectMany(folder =>
            {
                RatingSet set = RatingSet.Read(folder);
                error.WriteLine(Printable.Of($"{set.Name}: {set.Sessions.Count} sessions"));
                return Validation.Run(set, RatingModels.All, resamples);
            })];
        }
        return console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask("validate", maxValue: folders.Count * (RatingModels.All.Count + 1));
            return folders.SelectMany(folder =>
            {
                task.Description = Markup.Escape(Printable.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))));
                RatingSet set = RatingSet.Read(folder);
                task.Increment(1);
                return Validation.Run(set, RatingModels.All, resamples, () => task.Increment(1));
            }).ToList();
        });
    }

    private static bool WritePictures(List<Validation.Row> rows, string folder, TextWriter error)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine(Printable.Of($"buffer-health: cannot write '{folder}': {e.Message}"));
            return false;
        }
        return rows.Where(r => r.Agreement is not null)
            .All(r => OutputFile.TryWrite(Path.Combine(folder, ScatterSvg.FileName(r)), text => text.Write(ScatterSvg.Draw(r).ToString()), error));
    }
}
