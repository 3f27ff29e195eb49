using System.CommandLine;
using System.Text.Json;

namespace BufferHealth.Cli.Simulation;

/// <summary><c>simulate compare TRUTH</c>: what a collector found, beside what is true.</summary>
internal static class CompareCommand
{
    private const int Width = 120;

    internal static Command Create()
    {
        Argument<string> path = new("TRUTH") { Description = "A file that simulate --truth wrote." };
        Option<Uri?> from = SimulateCommand.Address("--from", "The collector, such as http://127.0.0.1:5080.");
        from.Required = true;
        Option<string?> token = TokenOption();
        Option<int> wait = WaitOption();
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        Command command = new("compare", "Ask a collector what it found of the sessions of a run, and print how far it is off.") { path, from, token, wait, json };
        command.SetAction(async (parsed, cancel) =>
        {
            (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
            string file = parsed.GetValue(path)!;
            TruthFile truth;
            try
            {
                truth = TruthFile.Parse(await File.ReadAllTextAsync(file, cancel));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                error.WriteLine(Printable.Of($"buffer-health: cannot read '{file}': {(e is JsonException ? "not a truth file of simulate" : e.Message)}"));
                return ExitCodes.BadInput;
            }
            Comparison? found = await CompareAsync(truth, parsed.GetValue(from)!, parsed.GetValue(token), TimeSpan.FromSeconds(parsed.GetValue(wait)), error, cancel);
            if (found is null)
            {
                return ExitCodes.BadInput;
            }
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(found, RunSummary.Json));
            }
            else
            {
                ComparisonTable.Write(found, TerminalOutput.Open(output, Width));
            }
            return ExitCodes.Success;
        });
        return command;
    }

    internal static Option<string?> TokenOption() => new("--token") { Description = "The collector's read token.", HelpName = "T" };

    // A player that falls silent is given up after 90 s, and then the row has to be written.
    internal static Option<int> WaitOption() => Ranged.Option("--wait", "How long the collector may take until its rows are final", "SECONDS", 0, 3600, 150);

    /// <summary>Asks the collector; null when it cannot be asked, which one line on the error stream explains.</summary>
    internal static async Task<Comparison?> CompareAsync(TruthFile truth, Uri collector, string? token, TimeSpan wait, TextWriter error, CancellationToken cancel)
    {
        using CollectorApi api = new(collector, token);
        try
        {
            TruthSession[] told = [.. truth.Sessions.Where(s => s.AsOfLast is not null)];
            IReadOnlyDictionary<string, FoundSession> found = await api.FindAsync([.. told.Select(s => s.Sid)], wait, cancel);
            return Comparison.Of(truth, found);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            string why = e is JsonException ? $"what it answers is not what the collector's API has: {e.Message}" : e is OperationCanceledException ? "no answer in time" : e.Message;
            error.WriteLine(Printable.Of($"buffer-health: cannot ask {collector.Host}: {why}").ReplaceLineEndings(" "));
            return null;
        }
    }
}
