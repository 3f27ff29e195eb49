using System.CommandLine;
using BufferHealth.Cli;
using BufferHealth.Cli.Simulation;

RootCommand root = new("BufferHealth on the command line: the same engine as in the page, on recorded sessions.")
{
    ReplayCommand.Create(args),
    ScoreCommand.Create(),
    ValidateCommand.Create(),
    SimulateCommand.Create(),
};

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"buffer-health: {parsed.Errors[0].Message.ReplaceLineEndings(" ")}");
    return ExitCodes.Usage;
}
return parsed.Invoke();
