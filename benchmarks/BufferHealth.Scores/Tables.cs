using System.Globalization;
using System.Text;
using BufferHealth.Cli;
using BufferHealth.Cli.Ratings;
using BufferHealth.Kernel;

namespace BufferHealth.ScoreEvaluation;

/// <summary>The tables of docs/scores.md, each between two markers of its name.</summary>
internal static class Tables
{
    internal static string Put(string document, string name, string table)
    {
        string begin = $"<!-- {name} -->\n", end = $"<!-- /{name} -->";
        int from = document.IndexOf(begin, StringComparison.Ordinal);
        int to = document.IndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from
            ? string.Concat(document.AsSpan(0, from + begin.Length), table, document.AsSpan(to))
            : throw new InvalidDataException($"no place '{begin.Trim()}' to '{end}' in the document");
    }

    /// <summary>Every model on every set; intervals where they were computed.</summary>
    internal static string Agreement(string data, int resamples)
    {
        StringBuilder text = new("| set | model | sessions | SRCC | PLCC | RMSE | mapping |\n|---|---|---:|---:|---:|---:|---|\n");
        foreach (string name in RatingData.All)
        {
            RatingSet set = RatingSet.Read(Path.Combine(data, name));
            string shown = $"`{name}`";
            foreach (Validation.Row row in Validation.Run(set, RatingModels.All, resamples).Where(r => r.Agreement is not null))
            {
                Agreement a = row.Agreement!;
                text.Append(CultureInfo.InvariantCulture, $"| {shown} | {row.Model} | {a.Sessions} | {ValidationTable.Figure(a.Srcc, a.SrccInterval, "F3")} | {ValidationTable.Figure(a.Plcc, a.PlccInterval, "F3")} | {ValidationTable.Figure(a.Rmse, a.RmseInterval, "F1")} | {(a.IsLinear ? "linear" : "logistic")} |\n");
                shown = "";
            }
        }
        return text.ToString();
    }

    /// <summary>The coefficients beside those that ship.</summary>
    internal static string Coefficients(IReadOnlyList<FittedSet> sets)
    {
        double[] t = Fit.Solve(Forms.Shipped, sets, ridge: false);
        SessionFormula.Shipped(out ScoreTerms s);
        StringBuilder text = new("| | constant a | slope c | phone x | UHD u | VMAF constant v0 | VMAF slope v1 | stalls s | startup wi |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        void Row(string name, params double[] values) =>
            text.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", values.Select(v => v.ToString("F4", CultureInfo.InvariantCulture))).Append(" |\n");
        Row("this fit", [.. new[] { Term.Constant, Term.Pixels, Term.PhoneFlatness, Term.Uhd, Term.VmafConstant, Term.Vmaf, Term.Stall, Term.Startup }.Select(k => t[(int)k])]);
        Row("ships", s.Constant, s.Pixels, s.Phone, s.Uhd, s.VmafConstant, s.VmafSlope, s.Stall, s.Startup);
        return text.ToString();
    }

    /// <summary>What every form is worth where it was not fitted.</summary>
    internal static string Choice(IReadOnlyList<Trial> trials)
    {
        StringBuilder text = new("| form | fitted: SQoE-IV | LIVE-NFLX-II | content left out: SQoE-IV | LIVE-NFLX-II | set left out: SQoE-IV | LIVE-NFLX-II | mean of what was left out |\n|---|---|---|---|---|---|---|---:|\n");
        foreach (Trial trial in trials)
        {
            string Pair(double[] figures, int set) => string.Create(CultureInfo.InvariantCulture, $"{figures[set * 2]:F3} / {figures[set * 2 + 1]:F3}");
            text.Append(CultureInfo.InvariantCulture, $"| {trial.Form.Name} | {Pair(trial.Inside, 0)} | {Pair(trial.Inside, 1)} | {Pair(trial.ContentOut, 0)} | {Pair(trial.ContentOut, 1)} | {Pair(trial.SetOut, 0)} | {Pair(trial.SetOut, 1)} | {trial.Mean:F4} |\n");
        }
        return text.ToString();
    }

    /// <summary>The live score of the real engine.</summary>
    internal static string Live(string data)
    {
        StringBuilder text = new("| set | sessions | pooled PLCC |\n|---|---:|---:|\n");
        foreach ((string name, bool phone) in new[] { (RatingData.LiveNflx2, false), (RatingData.LiveNflx1, true), (RatingData.MobileStall2, true) })
        {
            List<LiveSession> sessions = LiveSession.Read(Path.Combine(data, name));
            ViewingDevice device = phone ? ViewingDevice.Phone : ViewingDevice.Screen;
            double plcc = LivePlayback.PooledPlcc(sessions, vmaf => SessionScore.QualityOf(new MediaChunk(1) { Vmaf = Math.Min(vmaf, 100) }, device)!.Value);
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {sessions.Count} | {plcc:F3} |\n");
        }
        return text.ToString();
    }
}
