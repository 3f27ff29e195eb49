using System.Globalization;
using System.Text;
using BufferHealth.Kernel;

namespace BufferHealth.ForecastEvaluation;

/// <summary>docs/forecast.md.</summary>
internal sealed class Report(Run run, Findings? outside)
{
    private readonly StringBuilder text = new();

    internal string Write()
    {
        Line($"weights fitted {run.Fitted} shipped {Weights.Shipped}");
        foreach ((LinkSet set, Findings f) in run.Sets)
        {
            Line($"== {set.File} {set.Fitted} links {f.Links} sessions {f.Sessions} stalls {f.Stalls} min {f.ByLevel.PlayedMinutes:F0}");
            Dump(f);
        }
        Line("== all"); Dump(Run.Sum(run.Sets.Values));
        Line("== left out"); Dump(Run.Sum(run.Sets.Where(s => !s.Key.Fitted).Select(s => s.Value)));
        Line("== fitted"); Dump(Run.Sum(run.Sets.Where(s => s.Key.Fitted).Select(s => s.Value)));
        if (outside is not null) { Line($"== nflx {outside.Sessions} {outside.Stalls} {outside.ByLevel.PlayedMinutes:F0}"); Dump(outside); }
        return text.ToString();
    }
    void Dump(Findings f)
    {
        for (int p = 0; p < Findings.Predictors.Length; p++)
            Line($"{Findings.Predictors[p],-42} " + string.Join("  ", f.Areas[p].Select(a => $"{a.Roc:F4} {a.PrecisionRecall:F3}")));
        foreach (var (n, o) in new[] { ("level", f.ByLevel.At(.1)), ("risk4", f.ByStallRisk.At(.1)), ("risk8", f.ByLongRisk.At(.1)), ("alarm", f.ByAlarm.Point(0)) })
            Line($"{n} {(n == "level" ? Score.Seconds(o.Score) : Score.Risk(o.Score)):F3} fa {o.FalseAlarmsPerTenMinutes:F2} median {o.MedianLead:F2} p10 {o.TenthLead:F2} warned {o.Warned:F3} 2s {o.WarnedTwoSeconds:F3}");
        Line(string.Join(" ", f.Calibration.Select(c => $"{c.Risk / c.Samples:F2}:{(double)c.Stalls / c.Samples:F2}({c.Samples})")));
        for (int i = 0; i < 3; i++) { var s = f.ToEmpty[i].Order().ToList(); if (s.Count > 0) Line($"tte {s[s.Count / 10]:F1} {s[s.Count / 4]:F1} {s[s.Count / 2]:F1} {s[s.Count * 3 / 4]:F1} {s[s.Count * 9 / 10]:F1} unknown {s.Count(x => x < 0) / (double)s.Count:F2}"); }
    }
    private void Line(string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
