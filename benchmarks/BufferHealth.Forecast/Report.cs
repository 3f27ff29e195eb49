using System.Globalization;
using System.Text;
using BufferHealth.Kernel;

namespace BufferHealth.ForecastEvaluation;

/// <summary>Writes docs/forecast.md.</summary>
internal sealed class Report(Run run, Findings? outside)
{
    private static readonly double[] FalseAlarmRates = [1, 2, 4];

    private readonly StringBuilder text = new();
    private readonly Findings all = Run.Sum(run.Sets.Values);
    private readonly Findings leftOut = Run.Sum(run.Sets.Where(s => !s.Key.Fitted).Select(s => s.Value));

    internal string Write()
    {
        Opening();
        Method();
        AreaTables();
        Leads();
        Calibration();
        TimeToEmpty();
        Setting();
        Limits();
        return text.ToString();
    }

    private void Opening()
    {
        Line("# The forecast");
        Line();
        Line("How near is the next stall? `stallRisk` is the chance, 0 to 1, that one begins within the next 4 s; `timeToEmpty` is how many seconds the level lasts if media goes on to arrive as it did. Both come from the level, the time and the rate alone. This file is written by");
        Line();
        Line("```");
        Line("dotnet run -c Release --project benchmarks/BufferHealth.Forecast -- --networks LINKS [--live-nflx2 chunks.csv] --output docs/forecast.md");
        Line("```");
        Line();
        Line("which feeds the kernel's own code (`src/BufferHealth/Kernel/Forecast.cs`). `LINKS` is a folder of recorded links, `*.csv.gz` with the columns `trace,t_s,mbps`; they are not part of this repository.");
        Line();
    }

    private void Method()
    {
        Weights w = Weights.Shipped;
        Line("## Method");
        Line();
        Line("The level is a sawtooth: it falls with the clock and jumps when a segment arrives. Its slope says nothing; the jumps do. Remembered are the last two arrivals, when each came and how much media it brought: 64 bytes, constant time a sample, no exponential until somebody asks for the number (the alarm compares logarithms of odds).");
        Line();
        Line("With ℓ the level in playout seconds (level / rate), a the time since media last arrived, and u the usual wait (the longer of the last two spacings, at least the media that an arrival holds; 4 s before any is known):");
        Line();
        Line("```");
        Line("drought = (u² + a²) / (u² + (a + ℓ)²)");
        Line($"ln odds = {N(w.Constant)} {S(w.Near)} min(ℓ, 4) {S(w.Beyond)} clamp(ℓ - 4, 0, 16) {S(w.Drought)} drought");
        Line("stallRisk = 1 / (1 + e^(-ln odds))");
        Line("```");
        Line();
        Line("`drought` is the chance that nothing arrives for another ℓ seconds after a seconds without, where waits survive x seconds with chance 1/(1 + (x/u)²): heavy-tailed, as recorded links are. Times to empty are counted from trough to trough: with s the mean spacing, w = max(0, s - a) the wait for the next arrival, and inflow = media of an arrival / (s + overdue), it is ℓ where ℓ ≤ w, else w + (ℓ - w)/(1 - inflow), and unknown where inflow ≥ 1.");
        Line();
        Line($"The proportions of the weights decide how samples rank: of a grid of eighteen, those with the least product of the areas above the ROC curves at 2, 4 and 8 s. Scale and constant make the score a chance: logistic regression of a stall within 4 s. Both on {string.Join(" and ", run.Sets.Keys.Where(s => s.Fitted).Select(s => $"`{s.File}`"))}. This run fits {Formatted(run.Fitted)}; the kernel holds {Formatted(w)}{(run.Fitted.DistanceTo(w) < 0.01 ? ", which is the same, rounded" : ", **which is another fit**")}.");
        Line();
        Line("### Simulated player");
        Line();
        Line("Every link is played with every set-up and every rule; the ladders take turns. Playback stops at a level of 0.05 s (Chromium: 0.037 to 0.058 s) and is seen ten times a second, up to 10 ms late. Sessions last as long as the link's recording, 180 s at least and 400 s at most. Segment sizes scatter by a factor of 0.6 to 1.4; a request costs 30 to 150 ms. Throughput and hybrid rules abandon a download for the lowest bitrate where it would come too late.");
        Line();
        Line("- rules: throughput (0.9 of the lesser of two means with half-lives of 3 and 9 s), buffer (Huang et al. 2014: linear between a reservoir and nine tenths of the target), hybrid (throughput below 10 s or half the target, above it the higher of the two)");
        Line($"- set-ups: {string.Join("; ", PlayerSetup.All.Select(s => s.Name))}");
        Line($"- ladders: {string.Join("; ", new[] { Ladder.Pensieve, Ladder.Short, Ladder.AppleH264, Ladder.AppleHevc, Ladder.UpTo20, Ladder.UpTo160 }.Select(l => $"{l.Name}, {N(l.Kbps[0])} to {N(l.Kbps[^1])} kbit/s in segments of {N(l.SegmentSeconds)} s"))}; those whose top suits the link's mean rate");
        Line();
        Line("### Links");
        Line();
        Line("| set | origin | links | sessions | playing, min | stalls | used for |");
        Line("|---|---|---:|---:|---:|---:|---|");
        foreach ((LinkSet set, Findings f) in run.Sets)
        {
            Line($"| `{set.File}` | {set.Origin}: {set.Credit} | {f.Links} | {f.Sessions} | {f.ByLevel.PlayedMinutes:F0} | {f.Stalls} | {Use(set)} |");
        }
        if (outside is not null)
        {
            Line($"| LIVE-NFLX-II | Bampis et al., UT Austin (Laboratory for Image and Video Engineering, http://live.ece.utexas.edu): playbacks, not links | | {outside.Sessions} | {outside.ByLevel.PlayedMinutes:F0} | {outside.Stalls} | check only |");
        }
        Line();
    }

    private void AreaTables()
    {
        Line("## Does a stall begin within h seconds?");
        Line();
        Line("Over all samples while playing that 8 s of session follow. First figure: area under the ROC curve; second: average precision (area under the precision-recall curve).");
        Line();
        Line("| links | predictor | 1 s | 2 s | 4 s | 8 s |");
        Line("|---|---|---|---|---|---|");
        AreaRows("**all that were not fitted on**", leftOut, true);
        foreach ((LinkSet set, Findings f) in run.Sets.OrderBy(s => s.Key.Fitted))
        {
            AreaRows($"`{set.File}`, {Use(set)}", f, true);
        }
        if (outside is not null)
        {
            AreaRows("LIVE-NFLX-II, playbacks", outside, false);
        }
        Line();
        Line("One score, `stallRisk`, is judged at every horizon; bold is better than the raw level. \"Fitted without this origin\" is the same forecast with weights from the sets of all other origins: what to expect on links unlike any of these. Within a second of the stall the level itself says nearly all there is to say. A time to empty ranks badly, because a high level that drains slowly and a low one that is refilled in time look alike: it is for showing, not for alarming.");
        Line();
    }

    private void AreaRows(string name, Findings f, bool withLeftOut)
    {
        foreach (int p in new[] { Findings.RawLevel, Findings.StallRisk, Findings.LeftOut, Findings.TimeToEmpty })
        {
            if (p != Findings.LeftOut || withLeftOut)
            {
                IEnumerable<string> cells = f.Areas[p].Select((a, h) => Better(a, f.Areas[Findings.RawLevel][h], p));
                Line($"| {(p == Findings.RawLevel ? name : "")} | {Findings.Predictors[p]} | {string.Join(" | ", cells)} |");
            }
        }
    }

    private void Leads()
    {
        Line("## How long before the stall?");
        Line();
        Line("An alarm is false where no stall begins within 8 s of it; one that is still on then counts as another. A stall is warned of where the alarm is on as it begins; a stall without an alarm has a lead of 0. Thresholds are the most sensitive ones that keep to the rate of false alarms, chosen on the same sessions, for both predictors alike (the level clears 0.5 s above its threshold, the risk at a third of the odds).");
        Line();
        Line("| links | false alarms in 10 min | alarm on | threshold | median lead, s | nine in ten reach, s | warned 0.5 s ahead | 2 s ahead |");
        Line("|---|---:|---|---:|---:|---:|---:|---:|");
        LeadRows("**all that were not fitted on**", leftOut);
        foreach ((LinkSet set, Findings f) in run.Sets.OrderBy(s => s.Key.Fitted))
        {
            LeadRows($"`{set.File}`", f);
        }
        Line();
        Line("On the 3G links a stall comes every minute or two and the level lives near 1 s for minutes: one false alarm in ten minutes then leaves a threshold that only sees stalls as they happen, for the level as for the risk. At that rate the risk warns of more stalls half a second ahead than the level, but the least-warned tenth is better off with the level, whose every alarm is as early as its threshold. The kernel's alarm (raised at 0.5, cleared below 0.25) gives up the rate for the lead:");
        Line();
        Line("| links | false alarms in 10 min | stalls in 10 min | median lead, s | nine in ten reach, s | warned 0.5 s ahead | 2 s ahead |");
        Line("|---|---:|---:|---:|---:|---:|---:|");
        foreach ((string name, Findings f) in run.Sets.Select(s => ($"`{s.Key.File}`", s.Value)).Append(("all", all)))
        {
            OperatingPoint o = f.ByAlarm.Point(0);
            Line($"| {name} | {o.FalseAlarmsInTenMinutes:F1} | {f.Stalls / f.ByAlarm.PlayedMinutes * 10:F1} | {o.MedianLead:F2} | {o.TenthLead:F2} | {o.Warned:P0} | {o.WarnedTwoSeconds:P0} |");
        }
        Line();
    }

    private void LeadRows(string name, Findings f)
    {
        foreach (double rate in FalseAlarmRates)
        {
            (string On, OperatingPoint Point, string Threshold)[] rows =
            [
                Row("raw level", f.ByLevel.At(rate), o => $"{Score.Seconds(o.Score):F1} s"),
                Row("stallRisk", f.ByStallRisk.At(rate), o => $"{Score.Risk(o.Score):F2}"),
            ];
            foreach ((string on, OperatingPoint o, string threshold) in rows)
            {
                Line($"| {(rate == FalseAlarmRates[0] && on == rows[0].On ? name : "")} | {(on == rows[0].On ? "≤ " + N(rate) : "")} | {on} | {threshold} | {o.MedianLead:F2} | {o.TenthLead:F2} | {o.Warned:P0} | {o.WarnedTwoSeconds:P0} |");
            }
            if (f != leftOut)
            {
                break;
            }
        }
        static (string, OperatingPoint, string) Row(string on, OperatingPoint o, Func<OperatingPoint, string> threshold) => (on, o, threshold(o));
    }

    private void Calibration()
    {
        Line("## Is the chance a chance?");
        Line();
        Line("`stallRisk` against how often a stall did begin within 4 s, by tenths.");
        Line();
        Line("| said | samples not fitted on | mean said | came |" + (outside is null ? "" : " LIVE-NFLX-II came |"));
        Line("|---|---:|---:|---:|" + (outside is null ? "" : "---:|"));
        for (int i = 0; i < Findings.CalibrationBins; i++)
        {
            (long samples, double risk, long stalls) = leftOut.Calibration[i];
            if (samples == 0)
            {
                continue;
            }
            (long Samples, double Risk, long Stalls)? other = outside?.Calibration[i];
            string check = other is { } o ? o.Samples > 0 ? $" {(double)o.Stalls / o.Samples:F2} |" : " |" : "";
            Line($"| {i / 10.0:F1} to {(i + 1) / 10.0:F1} | {samples} | {risk / samples:F2} | {(double)stalls / samples:F2} |{check}");
        }
        Line();
        Line("It stays below 0.9, because even an empty buffer may be refilled in the last tenth of a second.");
        Line();
    }

    private void TimeToEmpty()
    {
        Line("## Time to empty");
        Line();
        Line("What it said 8, 4 and 2 s before the stalls of all links, where it said anything.");
        Line();
        Line("| before the stall | known | lower quartile, s | median, s | upper quartile, s |");
        Line("|---|---:|---:|---:|---:|");
        string[] ahead = ["8 s", "4 s", "2 s"];
        for (int i = 0; i < ahead.Length; i++)
        {
            List<float> known = [.. all.ToEmpty[i].Where(e => e >= 0).Order()];
            float At(double share) => known[(int)(share * (known.Count - 1))];
            if (known.Count > 0)
            {
                Line($"| {ahead[i]} | {(double)known.Count / all.ToEmpty[i].Count:P0} | {At(0.25):F1} | {At(0.5):F1} | {At(0.75):F1} |");
            }
        }
        Line();
        Line("Unknown means that the last arrivals brought more than was played: most stalls come from a link that fails now, not from a long drain.");
        Line();
    }

    private void Setting()
    {
        Line("## Where it is read");
        Line();
        Line($"The risk is unknown (null) while nothing plays or the level is unknown. At the end of the media the level drains to nothing and no stall follows: a player that says so (`atEnd`) has no risk and no time to empty. A seek or another source forgets the arrivals. The alarm is raised at {N(Forecast.RaiseRisk)}, cleared below {N(Forecast.ClearRisk)} and when playback stops.");
        Line();
    }

    private void Limits()
    {
        Line("## What it does not promise");
        Line();
        Line("- The links are recordings, the player is simulated, the rate is 1. What a real player does beside its rule (parallel requests, retries, servers that fail, audio apart) is not in it.");
        Line("- A chance holds over many sessions like these. On links that never fail it will be too high, on worse ones too low.");
        Line("- It looks at arrivals, so it cannot see a download that is about to finish, nor a link that fails before the arrival is due.");
        Line("- No stall with media buffered is forecast (a decoder that hangs, a player that waits for more): the level says nothing of it.");
        Line("- The three Norwegian sets share an origin, and so do the two Belgian ones; the rows \"without this origin\" take that into account, the rows \"not fitted on\" do not. The weights were fitted as said; the form of the terms was found while looking at all sets.");
        if (outside is not null)
        {
            Line("- LIVE-NFLX-II was not fitted on, but of two ways to remember (two arrivals, or three) the one that does better there was taken; the other does a little better on the links. At 1 and 8 s the raw level is as good there or better: its playbacks last half a minute and start with a single chunk, so that the level also tells which of them are short of bandwidth at all.");
        }
    }

    private static string Use(LinkSet set) =>
        set.Fitted ? "fitted on" : LinkSet.Known.Any(k => k.Fitted && k.Origin == set.Origin) ? "not fitted on, origin was" : "not fitted on";

    private static string Better(Areas a, Areas level, int predictor)
    {
        string roc = $"{a.Roc:F4}";
        return predictor != Findings.RawLevel && a.Roc > level.Roc ? $"**{roc}** {a.PrecisionRecall:F3}" : $"{roc} {a.PrecisionRecall:F3}";
    }

    private static string Formatted(Weights w) => $"({w.Constant:F3}, {w.Near:F3}, {w.Beyond:F3}, {w.Drought:F3})";

    private static string N(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string S(double value) => value < 0 ? "- " + N(-value) : "+ " + N(value);

    private void Line(string line = "") => text.Append(line).Append('\n');
}
