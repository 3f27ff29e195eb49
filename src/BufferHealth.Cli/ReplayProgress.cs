using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>Replays several files, with a bar on the error stream where that is a terminal.</summary>
internal static class ReplayProgress
{
    internal static List<FileReplay> Run(List<TraceFile> files, Func<TraceFile, FileReplay> replay, TextWriter error)
    {
        IAnsiConsole console = TerminalOutput.Open(error, 80);
        if (!console.Profile.Out.IsTerminal)
        {
            return files.ConvertAll(f => replay(f));
        }
        return console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask("replay", maxValue: files.Count);
            return files.ConvertAll(file =>
            {
                task.Description = Markup.Escape(file.Name);
                FileReplay done = replay(file);
                task.Increment(1);
                return done;
            });
        });
    }
}
