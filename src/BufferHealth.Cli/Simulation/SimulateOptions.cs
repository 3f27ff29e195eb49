using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BufferHealth.Cli.Simulation;

/// <summary>The options that say what is simulated.</summary>
internal sealed partial class SimulateOptions
{
    private const double DefaultMinutes = 5;
    private const int DefaultCdns = 3;

    private readonly Option<ulong> _seed = Ranged.Option("--seed", "All that is random comes from it", "N", 0UL, ulong.MaxValue, 1UL);
    private readonly Option<int> _viewers = Ranged.Option("--viewers", "Viewers at one time", "N", 1, 1_000_000, 100);
    private readonly Option<int?> _sessions = Ranged.Optional("--sessions", "Ends after so many sessions, each at its own end", "N", 1, 10_000_000);
    private readonly Option<double?> _duration = Ranged.Optional("--duration", "All viewers leave after so long; 5 unless --sessions is given", "MINUTES", 0.01, 10_080.0);
    private readonly Option<double> _duplicates = Ranged.Option("--duplicates", "Share of the records that comes twice", "SHARE", 0.0, 1.0, 0.0);
    private readonly Option<double> _loss = Ranged.Option("--loss", "Share of the records that never comes", "SHARE", 0.0, 1.0, 0.0);
    private readonly Option<double> _reorder = Ranged.Option("--reorder", "The longest that a record is held up on its way", "SECONDS", 0.0, 60.0, 0.0);
    private readonly Option<double> _skew = Ranged.Option("--skew", "The farthest that a player's clock is off", "SECONDS", 0.0, 3600.0, 0.0);
    private readonly Option<int> _contents = Ranged.Option("--contents", "Contents", "N", 1, 10_000, 20);
    private readonly Option<int> _cdns = Ranged.Option("--cdns", "Delivery networks, cdn-1 and so on", "N", 1, 100, DefaultCdns);

    private readonly Option<double[]> _as = new("--as")
    {
        Description = "How players report: client (our own, with totals), v2 (events), v1 or v2-query (requests); or a mix with weights. [default: client]",
        HelpName = "client|v2|v1|v2-query|client:2,v2:1,...",
        CustomParser = ParseMix,
    };

    private readonly Option<string[]> _players = new("--players")
    {
        Description = "Labels of the players that report v2, v1 and v2-query; hls.js, dash.js and shaka write their records each in its own way. [default: hls.js,dash.js,shaka]",
        HelpName = "NAME,...",
        CustomParser = ParsePlayers,
    };

    private readonly Option<(string, int)?> _custom = new("--custom")
    {
        Description = "A custom key and how many values it has, such as com.example-tier=3.",
        HelpName = "KEY=N",
        CustomParser = ParseCustom,
    };

    private readonly Option<Incident?> _incident = new("--incident")
    {
        Description = "A delivery network that gives a tenth from one minute of the run to another, such as cdn-2:3-6.",
        HelpName = "CDN:FROM-TO",
        CustomParser = ParseIncident,
    };

    /// <summary>All of them.</summary>
    internal IEnumerable<Option> All =>
        [_seed, _viewers, _sessions, _duration, _as, _duplicates, _loss, _reorder, _skew, _contents, _players, _cdns, _custom, _incident];

    /// <summary>What they say.</summary>
    internal SimulationOptions Of(ParseResult parsed)
    {
        int? sessions = parsed.GetValue(_sessions);
        double? minutes = parsed.GetValue(_duration) ?? (sessions is null ? DefaultMinutes : null);
        return new()
        {
            Seed = parsed.GetValue(_seed),
            Viewers = parsed.GetValue(_viewers),
            Sessions = sessions,
            DurationMs = minutes is { } m ? (long)(m * 60_000) : null,
            Dialects = parsed.GetValue(_as) is { Length: > 0 } mix ? mix : [1, 0, 0, 0],
            Duplicates = parsed.GetValue(_duplicates),
            Loss = parsed.GetValue(_loss),
            ReorderMs = (int)(parsed.GetValue(_reorder) * 1000),
            SkewMs = (int)(parsed.GetValue(_skew) * 1000),
            Contents = parsed.GetValue(_contents),
            Players = parsed.GetValue(_players) is { Length: > 0 } labels ? labels : ["hls.js", "dash.js", "shaka"],
            Cdns = parsed.GetValue(_cdns),
            Custom = parsed.GetValue(_custom),
            Incident = parsed.GetValue(_incident),
        };
    }

    /// <summary>An incident of a network that there is not would be none, and nobody would notice.</summary>
    internal void Check(CommandResult result)
    {
        // Defaults are added after the validators.
        int cdns = Value(result, _cdns) is { } given and > 0 ? given : DefaultCdns;
        if (Value(result, _incident) is { } incident && int.Parse(incident.Cdn.AsSpan(4), CultureInfo.InvariantCulture) > cdns)
        {
            result.AddError($"--incident names {incident.Cdn}, and --cdns has {cdns}");
        }
    }

    /// <summary>Whether some report with requests; false when that cannot be read, which the parser says.</summary>
    internal bool HasRequests(CommandResult result) => Value(result, _as) is [_, _, var v1, var query] && v1 + query > 0;

    /// <summary>An option's value inside of a validator, where reading one that is malformed throws; the parser says so itself.</summary>
    private static T? Value<T>(CommandResult result, Option<T> option)
    {
        try
        {
            return result.GetResult(option) is null ? default : result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    private static double[] ParseMix(ArgumentResult result)
    {
        double[] weights = new double[DialectNames.All.Length];
        foreach (string part in result.Tokens[0].Value.Split(','))
        {
            string[] sides = part.Split(':');
            int dialect = Array.IndexOf(DialectNames.All, sides[0]);
            double weight = 1;
            if (dialect < 0 || sides.Length > 2 || weights[dialect] != 0
                || sides.Length == 2 && !(double.TryParse(sides[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight) && weight is > 0 and <= 1000))
            {
                result.AddError($"--as: '{part}' must be client, v2, v1 or v2-query, each once, with a weight above 0 and up to 1000 behind a colon where there are several");
                return weights;
            }
            weights[dialect] = weight;
        }
        return weights;
    }

    private static string[] ParsePlayers(ArgumentResult result)
    {
        string[] names = result.Tokens[0].Value.Split(',');
        if (names.Length > 20 || Array.Find(names, n => !Label().IsMatch(n)) is { })
        {
            result.AddError($"--players is '{result.Tokens[0].Value}' and must be 1 to 20 names of 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        return names;
    }

    private static (string, int)? ParseCustom(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && CustomKey().IsMatch(text.AsSpan(0, equals)) && !text.StartsWith("bh-", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int values) && values is >= 1 and <= 1_000_000)
        {
            return (text[..equals], values);
        }
        result.AddError($"--custom is '{text}' and must be KEY=N: a key in lower case with a hyphen inside, up to 64 characters, not bh-, and 1 to 1000000 values");
        return null;
    }

    private static Incident? ParseIncident(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (IncidentText().Match(text) is { Success: true, Groups: var groups })
        {
            double from = double.Parse(groups[2].ValueSpan, CultureInfo.InvariantCulture);
            double to = double.Parse(groups[3].ValueSpan, CultureInfo.InvariantCulture);
            if (from < to)
            {
                return new(groups[1].Value, (long)(from * 60_000), (long)(to * 60_000));
            }
        }
        result.AddError($"--incident is '{text}' and must be CDN:FROM-TO, minutes of 0 to 99999 of which the first is less, such as cdn-2:3-6");
        return null;
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex Label();

    [GeneratedRegex("^(?=.{3,64}$)[a-z][a-z0-9_.*]*-[a-z0-9_.*-]*[a-z0-9_.*]$")]
    private static partial Regex CustomKey();

    [GeneratedRegex(@"^(cdn-[1-9]\d{0,2}):(\d{1,5}(?:\.\d+)?)-(\d{1,5}(?:\.\d+)?)$")]
    private static partial Regex IncidentText();
}
