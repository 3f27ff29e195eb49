using System.CommandLine;
using System.CommandLine.Parsing;

namespace BufferHealth.Cli.Simulation;

/// <summary><c>simulate</c>: viewers whose truth is known, as load for a collector and as a check of its numbers.</summary>
internal static class SimulateCommand
{
    internal static Command Create()
    {
        SimulateOptions options = new();
        Option<Uri?> to = Address("--to", "The write address of a collector, such as http://127.0.0.1:5080/cmcd/local; the player's label is appended.");
        Option<string?> output = new("--out") { Description = "Write the records as lines with their arrival times instead; - is the standard output.", HelpName = "FILE" };
        Option<double?> speed = Ranged.Optional("--speed", "Simulated seconds a second, with --out only; without it as fast as it goes", "X", 0.01, 100_000.0);
        Option<double?> rate = Ranged.Optional("--rate", "Send ready-made records at this rate, for throughput; with --to only, and no truth comes of it", "RECORDS/S", 1.0, 100_000_000.0);
        Option<int> batch = Ranged.Option("--batch", "The most records of a body, as edges and aggregators put them together", "N", 1, 1000, 100);
        Option<int> connections = Ranged.Option("--connections", "The most connections at one time", "N", 1, 256, 8);
        Option<string?> truth = new("--truth") { Description = "Write what is true of each session, as JSON.", HelpName = "FILE" };
        Option<Uri?> compare = Address("--compare", "Ask this collector afterwards what it found, and print how far it is off, such as http://127.0.0.1:5080.");
        Option<string?> token = CompareCommand.TokenOption();
        Option<int> wait = CompareCommand.WaitOption();
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        Command command = new("simulate", "Viewers over links that it makes itself, reporting to a collector or into a file, and the truth beside.");
        foreach (Option option in options.All.Concat([to, output, speed, rate, batch, connections, truth, compare, token, wait, json]))
        {
            command.Add(option);
        }
        command.Add(CompareCommand.Create());
        command.Validators.Add(options.Check);
        command.Validators.Add(result =>
        {
            if (result.Children.Any(c => c is CommandResult))
            {
                return;
            }
            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            (bool Wrong, string Why)[] rules =
            [
                (Given(to) == Given(output), "one of --to and --out is needed"),
                (Given(speed) && Given(to), "--speed is for --out: over HTTP the collector's clock tells the time, and it cannot be sped up; for throughput there is --rate"),
                (Given(rate) && Given(output), "--rate is for --to"),
                (Given(rate) && (Given(truth) || Given(compare)), "--rate sends the same records over and over: there is no truth of them, so neither --truth nor --compare"),
                (Given(compare) && Given(output), "--compare is for --to"),
                (Given(rate) && options.HasRequests(result),
                    "--rate is for --as client and v2: a request has one record"),
            ];
            foreach ((bool wrong, string why) in rules)
            {
                if (wrong)
                {
                    result.AddError(why);
                }
            }
        });
        command.SetAction((parsed, cancel) => SimulateRun.RunAsync(
            new()
            {
                Options = options.Of(parsed),
                To = parsed.GetValue(to),
                Out = parsed.GetValue(output),
                Speed = parsed.GetValue(speed),
                Rate = parsed.GetValue(rate),
                Batch = parsed.GetValue(batch),
                Connections = parsed.GetValue(connections),
                Truth = parsed.GetValue(truth),
                Compare = parsed.GetValue(compare),
                Token = parsed.GetValue(token),
                Wait = TimeSpan.FromSeconds(parsed.GetValue(wait)),
                Json = parsed.GetValue(json),
            },
            Console.Out, Console.Error, cancel));
        return command;
    }

    /// <summary>An option that is an address of HTTP.</summary>
    internal static Option<Uri?> Address(string name, string help) => new(name)
    {
        Description = help,
        HelpName = "URL",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address is { Scheme: "http" or "https", Query: "", UserInfo: "" })
            {
                return address;
            }
            result.AddError($"{name} is '{text}' and must be an address that begins with http:// or https:// and has no query");
            return null;
        },
    };
}
