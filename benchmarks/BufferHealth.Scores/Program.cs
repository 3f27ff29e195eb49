using System.CommandLine;
using BufferHealth.Cli.Ratings;
using BufferHealth.ScoreEvaluation;

Option<string> data = new("--data") { Description = "Folder of the rating sets.", HelpName = "FOLDER", Required = true };
Option<FileInfo?> document = new("--document") { Description = "docs/scores.md, of which the tables are renewed; the standard output by default." };

Command fit = new("fit", "Fits the coefficients that ship, on waterloo_sqoe4 and live_nflx2 alone.") { data, document };
fit.SetAction(parsed => Answer(() => Show(parsed.GetValue(document), ("coefficients", Tables.Coefficients(RatingData.Fitted(parsed.GetValue(data)!))))));

Command choose = new("choose", "Compares forms on contents and on sets that were left out, on the same two sets.") { data, document };
choose.SetAction(parsed => Answer(() =>
{
    List<FittedSet> sets = RatingData.Fitted(parsed.GetValue(data)!);
    Trial[] trials = new Trial[Forms.All.Count];
    int done = 0;
    Parallel.For(0, trials.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
    {
        trials[i] = Trial.Of(Forms.All[i], sets);
        Console.Error.WriteLine($"{Interlocked.Increment(ref done)} of {trials.Length}: {Forms.All[i].Name}");
    });
    Show(parsed.GetValue(document), ("choice", Tables.Choice(trials)));
}));

Command judge = new("judge", "Sets the models beside the opinions of all four sets, and the live score beside the continuous ones.") { data, document };
judge.SetAction(parsed => Answer(() => Show(
    parsed.GetValue(document),
    ("agreement", Tables.Agreement(parsed.GetValue(data)!, Agreement.Resamples)),
    ("live", Tables.Live(parsed.GetValue(data)!)))));

RootCommand root = new("Fits the session score to opinions, and holds it against them.") { fit, choose, judge };
ParseResult result = root.Parse(args);
if (result.Errors.Count > 0)
{
    Console.Error.WriteLine($"scores: {result.Errors[0].Message}");
    return 2;
}
return result.Invoke();

static int Answer(Action work)
{
    try
    {
        work();
        return 0;
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
    {
        Console.Error.WriteLine($"scores: {e.Message}");
        return 1;
    }
}

static void Show(FileInfo? document, params (string Name, string Table)[] tables)
{
    if (document is null)
    {
        Console.Write(string.Join("\n", tables.Select(t => t.Table)));
        return;
    }
    File.WriteAllText(document.FullName, tables.Aggregate(File.ReadAllText(document.FullName), (text, t) => Tables.Put(text, t.Name, t.Table)));
}
