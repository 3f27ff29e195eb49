using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>A console over a stream: as wide as the terminal and in its colours, or of a given width and plain where it is none.</summary>
internal static class TerminalOutput
{
    internal static IAnsiConsole Open(TextWriter output, int widthOtherwise)
    {
        AnsiConsoleOutput target = new(output);
        bool plain = !target.IsTerminal;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            // Not left to detection: that took a terminal for none as soon as the standard output went to a file.
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Yes,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain)
        {
            console.Profile.Width = widthOtherwise;
        }
        return console;
    }
}
