using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary><c>replay TRACE</c>: prints the metrics and every stall of a recorded session.</summary>
internal static class ReplayCommand
{
    internal static Command Create()
    {
        Argument<string> path = new("TRACE") { Description = "A recorded session, JSON lines; - reads the standard input." };
        Option<bool> levelOnly = new("--level-only") { Description = "Feed the levels alone, as updateBufferLevel does." };
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        Option<ScoreModel> score = new("--score")
        {
            Description = "The formula of the score: live or classic.",
            HelpName = "live|classic",
            DefaultValueFactory = _ => ScoreModel.Live,
            CustomParser = ParseScore,
        };
        path.Validators.Add(RefuseOption);
        Command command = new("replay", "Replay a recorded session and print metrics, stalls and freezes.") { path, levelOnly, json, score };
        command.SetAction(parsed => Run(
            parsed.GetValue(path)!,
            new BufferHealthOptions { ScoreModel = parsed.GetValue(score) },
            parsed.GetValue(levelOnly),
            parsed.GetValue(json),
            Console.Out,
            Console.Error));
        return command;
    }

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

    /// <summary>A misspelt option would otherwise be taken for the trace, and said to be a missing file.</summary>
    private static void RefuseOption(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: ['-', _, ..] and var text }])
        {
            result.AddError($"there is no option '{text}' (for a file of that name: ./{text})");
        }
    }

    internal static int Run(string path, BufferHealthOptions options, bool levelOnly, bool json, TextWriter output, TextWriter error)
    {
        Trace trace;
        try
        {
            using TextReader reader = path == "-" ? Console.In : new StreamReader(path);
            trace = Trace.Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"buffer-health: cannot read '{path}': {e.Message}");
            return ExitCodes.BadInput;
        }
        Replay replay = Replay.Run(trace, options, levelOnly);
        if (trace.Faults.Count > 0)
        {
            Trace.Fault first = trace.Faults[0];
            error.WriteLine($"buffer-health: {trace.Faults.Count} of {trace.Faults.Count + trace.Rows.Count} lines refused, the first at line {first.Line}: {first.Why}");
        }
        if (replay.Metrics.Confidence is null)
        {
            error.WriteLine($"buffer-health: '{path}' holds no sample");
            return ExitCodes.BadInput;
        }
        if (json)
        {
            ReplayJson.Write(replay, output);
        }
        else
        {
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
            ReplayTables.Write(replay, console);
        }
        return ExitCodes.Success;
    }
}
