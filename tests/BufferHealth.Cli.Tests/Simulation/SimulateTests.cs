using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BufferHealth.Cli.Simulation;

namespace BufferHealth.Cli.Tests.Simulation;

/// <summary>The command as a person calls it.</summary>
[Collection(nameof(CommandLine))]
public sealed partial class SimulateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("simulate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_lines_and_the_same_truth()
    {
        (string lines, string truth) = Write("a", "--seed", "7");
        Assert.Equal((lines, truth), Write("b", "--seed", "7"));
        (string others, string othersTruth) = Write("c", "--seed", "8");
        Assert.NotEqual(lines, others);
        Assert.NotEqual(truth, othersTruth);
    }

    [Fact]
    public void A_session_does_not_depend_on_how_many_others_there_are()
    {
        SimulationOptions few = new() { Seed = 3, Viewers = 5, DurationMs = 120_000 };
        List<Report> alone = Of(few, out string sid);
        List<Report> among = Of(few with { Viewers = 500 }, out string same);
        Assert.Equal(sid, same);
        Assert.Equal(alone, among);

        static List<Report> Of(SimulationOptions options, out string sid)
        {
            Visit? first = null;
            Fleet fleet = new(options) { Begun = v => first ??= v };
            List<Report> reports = [];
            while (fleet.TryNext(out Delivery delivery))
            {
                if (delivery.Visit == first)
                {
                    reports.Add(delivery.Report);
                }
            }
            sid = first!.SessionId;
            return reports;
        }
    }

    [Fact]
    public void Lines_are_arrival_way_player_and_record_in_the_order_of_arrival()
    {
        (string lines, string json) = Write("a", "--as", "client,v2,v1,v2-query", "--reorder", "5", "--custom", "com.example-tier=2");
        string[] all = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(all, line => Assert.Matches(Line(), line));
        Assert.All(all, line => Assert.Contains("com.example-tier", line, StringComparison.Ordinal));
        long[] arrivals = [.. all.Select(l => long.Parse(l.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(arrivals.Order(), arrivals);
        Assert.Equal(["buffer-health", "dash.js", "hls.js", "shaka"], all.Select(l => l.Split(' ')[2]).Distinct().Order());
        // Shaka's event records tell numbers and no lists.
        Assert.All(all.Where(l => l.Contains(" event shaka ", StringComparison.Ordinal)), l => Assert.Matches(@"[ ,]bl=\d+,br=\d+,", l));
        Assert.All(all.Where(l => l.Contains(" event hls.js ", StringComparison.Ordinal)), l => Assert.Matches(@"[ ,]bl=\(\d+;a \d+;v\),br=\(\d+;v\),", l));

        TruthFile truth = TruthFile.Parse(json);
        Assert.All(truth.Sessions.Where(session => session.AsOfLast is { PlayingMs: > 0 }), session => Assert.True(session.AsOfLast!.Value.MeanBitrateKbps > 0));
        Assert.Equal(all.Length, truth.Sums.RecordsDelivered);
        Assert.Equal(truth.Sessions.Sum(s => (long)s.StallMs), truth.Sums.StallMs);
        Assert.All(truth.Sessions, s => Assert.Equal((s.StallCount, s.StallMs), (s.Stalls.Length, s.Stalls.Sum(x => x.Duration))));
        Assert.All(truth.Sessions, s => Assert.NotNull(s.Ending));
    }

    [Fact]
    public async Task Records_on_the_standard_output_have_it_for_themselves()
    {
        // The bytes go past Console.Out, so that another process has to look.
        CommandLine.Result result = await CommandLine.Start(["simulate", "--viewers", "3", "--duration", "0.2", "--out", "-", "--json"]);
        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(Line(), line));
        Assert.Equal(3, JsonDocument.Parse(result.Error).RootElement.GetProperty("sessions").GetInt32());
    }

    [Fact]
    public void Loss_duplicates_and_skew_are_what_was_asked_for()
    {
        SimulationOptions options = new() { Viewers = 200, DurationMs = 300_000, Loss = 0.1, Duplicates = 0.2, SkewMs = 30_000 };
        List<Visit> visits = [];
        Fleet fleet = new(options) { Begun = visits.Add };
        long came = 0;
        while (fleet.TryNext(out _))
        {
            came++;
        }
        double said = visits.Sum(v => v.Said);
        Assert.InRange(fleet.Lost / said, 0.09, 0.11);
        Assert.InRange(fleet.Doubled / said, 0.17, 0.19);
        Assert.Equal(said - fleet.Lost + fleet.Doubled, came);
        Assert.All(visits, v => Assert.InRange(v.AheadMs, -30_000, 30_000));
        Assert.Contains(visits, v => v.AheadMs > 20_000);
    }

    [Fact]
    public void An_incident_stalls_those_of_its_network_and_no_others()
    {
        List<Visit> visits = [];
        Fleet fleet = new(new() { Viewers = 600, DurationMs = 480_000, Incident = new("cdn-2", 120_000, 300_000) }) { Begun = visits.Add };
        while (fleet.TryNext(out _))
        {
        }
        double Ratio(string cdn, long from, long to) => visits.Where(v => v.Cdn == cdn)
            .Sum(v => v.Stalls.Where(s => v.StartMs + s.StartMs >= from && v.StartMs + s.StartMs < to).Sum(s => (double)s.DurationMs));
        Assert.True(Ratio("cdn-2", 120_000, 300_000) > 3 * Ratio("cdn-1", 120_000, 300_000));
        Assert.InRange(Ratio("cdn-2", 0, 120_000) / Math.Max(1, Ratio("cdn-1", 0, 120_000)), 0, 3);
    }

    [Theory]
    [InlineData("--viewers is '0' and must be 1 to 1000000", "--viewers", "0")]
    [InlineData("--viewers is '1.5' and must be 1 to 1000000", "--viewers", "1.5")]
    [InlineData("--sessions is '-1' and must be 1 to 10000000", "--sessions", "-1")]
    [InlineData("--duration is 'NaN' and must be 0.01 to 10080", "--duration", "NaN")]
    [InlineData("--loss is '1.01' and must be 0 to 1", "--loss", "1.01")]
    [InlineData("--duplicates is '5%' and must be 0 to 1", "--duplicates", "5%")]
    [InlineData("--reorder is '61' and must be 0 to 60", "--reorder", "61")]
    [InlineData("--skew is '3601' and must be 0 to 3600", "--skew", "3601")]
    [InlineData("--seed is '-1' and must be 0 to 18446744073709551615", "--seed", "-1")]
    [InlineData("--batch is '1001' and must be 1 to 1000", "--batch", "1001")]
    [InlineData("--as: 'v3'", "--as", "v3")]
    [InlineData("--as: 'v2:0'", "--as", "v2:0")]
    [InlineData("--players is 'a b'", "--players", "a b")]
    [InlineData("--custom is 'tier=3'", "--custom", "tier=3")]
    [InlineData("--custom is 'bh-tier=3'", "--custom", "bh-tier=3")]
    [InlineData("--incident is 'cdn-1:5-5'", "--incident", "cdn-1:5-5")]
    [InlineData("--incident names cdn-4, and --cdns has 3", "--incident", "cdn-4:1-2")]
    [InlineData("--rate is for --to", "--rate", "100")]
    [InlineData("--compare is for --to", "--compare", "http://127.0.0.1:5080")]
    [InlineData("one of --to and --out", "--to", "http://127.0.0.1:1/cmcd/local")]
    public void A_wrong_option_is_refused_in_one_line(string message, params string[] options)
    {
        CommandLine.Result result = CommandLine.Run(["simulate", "--out", Path.Combine(_folder, "x"), .. options]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "x")));
    }

    [Theory]
    [InlineData("one of --to and --out is needed", "--seed", "3")]
    [InlineData("--to is 'ftp://x' and must be", "--to", "ftp://x")]
    [InlineData("--speed is for --out", "--to", "http://127.0.0.1:1/cmcd/local", "--speed", "2")]
    [InlineData("neither --truth nor --compare", "--to", "http://127.0.0.1:1/cmcd/local", "--rate", "2", "--truth", "t")]
    [InlineData("--rate is for --as client and v2", "--to", "http://127.0.0.1:1/cmcd/local", "--rate", "2", "--as", "v1")]
    public void Options_that_do_not_go_together(string message, params string[] options)
    {
        CommandLine.Result result = CommandLine.Run(["simulate", .. options]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written()
    {
        CommandLine.Result result = CommandLine.Run(["simulate", "--out", Path.Combine(_folder, "no", "x"), "--viewers", "1", "--duration", "0.1"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot write", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private (string Lines, string Truth) Write(string name, params string[] options)
    {
        (string lines, string truth) = (Path.Combine(_folder, name + ".txt"), Path.Combine(_folder, name + ".json"));
        CommandLine.Result result = CommandLine.Run(["simulate", "--viewers", "60", "--duration", "3", "--out", lines, "--truth", truth, "--json", .. options]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(File.ReadLines(lines).Count(), result.Json.GetProperty("records").GetInt32());
        return (File.ReadAllText(lines, Encoding.ASCII), File.ReadAllText(truth));
    }

    [GeneratedRegex(@"^\d{13} (event [a-z.-]+ [a-z].*,v=2|request [a-z.-]+ CMCD=[A-Za-z0-9%._~-]+)$")]
    private static partial Regex Line();
}
