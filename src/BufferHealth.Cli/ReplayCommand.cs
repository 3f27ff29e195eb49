using System.CommandLine;
using System.CommandLine.Parsing;

namespace BufferHealth.Cli;

/// <summary><c>replay TRACE...</c>: one recorded session whole, or a table of several.</summary>
internal static class ReplayCommand
{
    // The table of several needs no more, and a file or a pipe has no width of its own.
    private const int FilesTableWidth = 200;

    /// <param name="args">The command line as it was given.</param>
    internal static Command Create(string[] args)
    {
        Argument<string[]> paths = new("TRACE")
        {
            Description = "A recorded session, JSON lines; - reads the standard input. Several files, or a folder (every *.jsonl below it), give a table.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> levelOnly = new("--level-only") { Description = "Feed the levels alone, as updateBufferLevel does." };
        Option<bool> json = new("--json") { Description = "Print one JSON object; of several files an array, each with its file." };
        Option<string?> svg = new("--svg") { Description = "Write a picture of the session; one trace only.", HelpName = "FILE" };
        Option<string?> html = new("--html") { Description = "Write a page with the picture and the tables; one trace only.", HelpName = "FILE" };
        Option<ScoreModel> score = new("--score")
        {
            Description = "The formula of the score: live or classic.",
            HelpName = "live|classic",
            DefaultValueFactory = _ => ScoreModel.Live,
            CustomParser = ParseScore,
        };
        paths.Validators.Add(result => RefuseOption(result, args));
        Command command = new("replay", "Replay recorded sessions and print metrics, states over time, stalls and freezes.") { paths, levelOnly, json, svg, html, score };
        command.Validators.Add(result => RefusePictures(result, Given(result, paths), Given(result, svg), Given(result, html)));
        command.SetAction(parsed =>
        {
            string[] given = parsed.GetValue(paths)!;
            BufferHealthOptions options = new() { ScoreModel = parsed.GetValue(score) };
            FileReplay Replay(TraceFile file) => FileReplay.Run(file, options, parsed.GetValue(levelOnly));
            return AreSeveral(given)
                ? RunSeveral(given, Replay, parsed.GetValue(json), Console.Out, Console.Error)
                : RunOne(Replay(TraceFile.Of(given[0])), parsed.GetValue(json), parsed.GetValue(svg), parsed.GetValue(html), Console.Out, Console.Error);
        });
        return command;
    }

    private static bool AreSeveral(string[] paths) => paths.Length > 1 || (paths.Length == 1 && Directory.Exists(paths[0]));

    private static ScoreModel ParseScore(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach (ScoreModel model in Enum.GetValues<ScoreModel>())
        {
            if (text.Equals(model.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return model;
            }
        }
        result.AddError($"--score must be live or classic, not '{text}'");
        return default;
    }

    /// <summary>A misspelt option, or what was glued to an option without a value, would otherwise be taken for a trace, and said to be a missing file.</summary>
    private static void RefuseOption(ArgumentResult result, string[] args)
    {
        foreach (Token token in result.Tokens)
        {
            if (token.Value is ['-', _, ..] and var text)
            {
                result.AddError($"there is no option '{text}' (for a file of that name: ./{text})");
            }
            else if (Array.Find(args, a => a.StartsWith('-') && (a.EndsWith($"={token.Value}", StringComparison.Ordinal) || a.EndsWith($":{token.Value}", StringComparison.Ordinal))) is { } glued
                && !args.Contains(token.Value))
            {
                result.AddError($"'{glued}': this option takes no value");
            }
        }
        if (result.Tokens.Count > 1 && result.Tokens.Any(t => t.Value == TraceFile.StandardInput))
        {
            result.AddError("the standard input (-) is replayed alone, not beside other traces");
        }
    }

    private static string[] Given(CommandResult result, Symbol symbol) =>
        result.Children.Where(c => c is ArgumentResult a ? a.Argument == symbol : c is OptionResult o && o.Option == symbol)
            .SelectMany(c => c.Tokens).Select(t => t.Value).ToArray();

    /// <summary>A picture shows one session, and must not be written over it.</summary>
    private static void RefusePictures(CommandResult result, string[] paths, string[] svg, string[] html)
    {
        string[] pictures = [.. svg.Concat(html).Where(p => p.Length > 0).Select(Path.GetFullPath)];
        if (svg.Length + html.Length > 0 && AreSeveral(paths))
        {
            result.AddError("--svg and --html draw one trace: call replay once for each file");
        }
        else if (pictures.Distinct().Count() < pictures.Length)
        {
            result.AddError("--svg and --html name the same file");
        }
        else if (paths is [{ Length: > 0 } path] && path != TraceFile.StandardInput && pictures.Contains(Path.GetFullPath(path)))
        {
            result.AddError($"the picture would be written over the trace '{path}'");
        }
    }

    private static int RunOne(FileReplay file, bool json, string? svg, string? html, TextWriter output, TextWriter error)
    {
        if (file.Refused is { } refused)
        {
            error.WriteLine($"buffer-health: {refused}");
        }
        if (file.Replay is not { } replay)
        {
            error.WriteLine($"buffer-health: {file.Error}");
            return ExitCodes.BadInput;
        }
        if (json)
        {
            ReplayJson.Write(replay, output);
        }
        else
        {
            ReplayTables.Write(replay, TerminalOutput.Open(output, 80));
        }
        bool written = svg is null || OutputFile.TryWrite(svg, text => ReplaySvg.Write(replay, file.File.Name, text), error);
        written &= html is null || OutputFile.TryWrite(html, text => ReplayHtml.Write(replay, file.File.Name, text), error);
        return written ? ExitCodes.Success : ExitCodes.BadInput;
    }

    private static int RunSeveral(string[] paths, Func<TraceFile, FileReplay> replay, bool json, TextWriter output, TextWriter error)
    {
        List<TraceFile> files;
        try
        {
            files = TraceFile.Find(paths);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(Printable.Of($"buffer-health: {e.Message}"));
            return ExitCodes.BadInput;
        }
        if (files.Count == 0)
        {
            error.WriteLine(Printable.Of($"buffer-health: no *.jsonl below '{string.Join("', '", paths)}'"));
            return ExitCodes.BadInput;
        }
        List<FileReplay> replays = ReplayProgress.Run(files, replay, error);
        if (json)
        {
            ReplayJson.Write(replays, output);
        }
        else
        {
            FilesTable.Write(replays, TerminalOutput.Open(output, FilesTableWidth));
        }
        int failed = replays.Count(r => r.Error is not null);
        if (failed > 0)
        {
            error.WriteLine($"buffer-health: {failed} of {replays.Count} files cannot be replayed");
        }
        return failed == 0 ? ExitCodes.Success : ExitCodes.BadInput;
    }
}
