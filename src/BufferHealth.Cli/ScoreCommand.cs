using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BufferHealth.Cli;

/// <summary><c>score TRACE</c>: what one recorded session was worth, and what took it down.</summary>
internal static class ScoreCommand
{
    internal static Command Create()
    {
        Argument<string> path = new("TRACE") { Description = "A recorded session, JSON lines as replay reads them; - reads the standard input." };
        Option<bool> models = new("--models") { Description = "The published models beside it." };
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        Option<ViewingDevice> device = new("--device")
        {
            Description = "What it was watched on: screen, phone or uhd (2160 lines or more).",
            HelpName = "screen|phone|uhd",
            DefaultValueFactory = _ => ViewingDevice.Screen,
            CustomParser = ParseDevice,
        };
        Option<ImmutableArray<Rung>> ladder = new("--ladder")
        {
            Description = "The renditions that there were, for lines that tell only a height or a bitrate: 360:800,720:3000:85 (pixels, kbit/s, VMAF where known).",
            HelpName = "HEIGHT:KBPS[:VMAF],...",
            DefaultValueFactory = _ => [],
            CustomParser = ParseLadder,
        };
        path.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', _, ..] text }])
            {
                result.AddError($"there is no option '{text}' (for a file of that name: ./{text})");
            }
        });
        Command command = new("score", "Score one recorded session, 0 to 100, and say what took it down.") { path, models, json, device, ladder };
        command.SetAction(parsed => Run(
            TraceFile.Of(parsed.GetValue(path)!),
            new BufferHealthOptions { Device = parsed.GetValue(device), Ladder = parsed.GetValue(ladder) },
            parsed.GetValue(models), parsed.GetValue(json), Console.Out, Console.Error));
        return command;
    }

    private static int Run(TraceFile trace, BufferHealthOptions options, bool models, bool json, TextWriter output, TextWriter error)
    {
        FileReplay file = FileReplay.Run(trace, options, levelOnly: false);
        if (file.Refused is { } refused)
        {
            error.WriteLine($"buffer-health: {refused}");
        }
        if (file.Replay is not { } replay)
        {
            error.WriteLine($"buffer-health: {file.Error}");
            return ExitCodes.BadInput;
        }
        if (replay.Metrics.SessionScore is null)
        {
            error.WriteLine("buffer-health: no session score: nothing played of which a line tells bitrateKbps, vmaf or quality"
                + " (--ladder gives them to lines that tell the height)");
        }
        if (json)
        {
            ScoreJson.Write(replay, models, output);
        }
        else
        {
            ScoreTables.Write(replay, models, TerminalOutput.Open(output, 80));
        }
        return ExitCodes.Success;
    }

    private static ViewingDevice ParseDevice(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach (ViewingDevice device in Enum.GetValues<ViewingDevice>())
        {
            if (text.Equals(device.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return device;
            }
        }
        result.AddError($"--device must be screen, phone or uhd, not '{text}'");
        return default;
    }

    private static ImmutableArray<Rung> ParseLadder(ArgumentResult result)
    {
        List<Rung> rungs = [];
        foreach (string text in result.Tokens[0].Value.Split(','))
        {
            double?[] parts = [.. text.Split(':').Select(Number)];
            try
            {
                if (parts is not [{ } height, { } bitrate, .. [] or [not null]])
                {
                    throw new FormatException();
                }
                rungs.Add(new(bitrate, height, parts is [_, _, var vmaf] ? vmaf : null));
            }
            catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
            {
                string why = e is ArgumentOutOfRangeException refused ? refused.Message.Split(" (")[0] : "not HEIGHT:KBPS or HEIGHT:KBPS:VMAF";
                result.AddError($"--ladder: '{text}': {why}");
                return [];
            }
        }
        return [.. rungs];
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
