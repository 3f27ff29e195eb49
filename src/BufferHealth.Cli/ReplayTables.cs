using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>A replay for people: the metrics, the strip, the stalls and freezes.</summary>
internal static class ReplayTables
{
    // Narrower than this the list of stalls does without the level.
    private const int FullWidth = 72;

    internal static void Write(Replay replay, IAnsiConsole console)
    {
        Table metrics = new Table().RoundedBorder().AddColumn("metric").AddColumn(new TableColumn("value").RightAligned());
        foreach ((string name, string value) in ReplayFigures.Metrics(replay))
        {
            metrics.AddRow(name, value);
        }
        console.Write(metrics);
        if (replay.Recording.Spans.Count > 0)       // none where there is one sample only
        {
            console.WriteLine();
            ReplayStrip.Write(replay.Recording, console);
            console.WriteLine();
        }

        IReadOnlyList<ReplayFigures.Interruption> interruptions = ReplayFigures.Interruptions(replay);
        if (interruptions.Count == 0)
        {
            console.WriteLine("No stall and no freeze.");
            return;
        }
        Table list = new Table().RoundedBorder().AddColumn(new TableColumn("#").RightAligned()).AddColumn("what");
        bool narrow = console.Profile.Width < FullWidth;
        string[] numbers = narrow ? ["start", "duration"] : ["start", "duration", "level"];
        foreach (string column in numbers)
        {
            list.AddColumn(new TableColumn(column).RightAligned());
        }
        list.AddColumn("cause").AddColumn("ended by");
        int number = 0;
        foreach (ReplayFigures.Interruption i in interruptions)
        {
            string[] level = narrow ? [] : [i.Level];
            list.AddRow([ReplayFigures.Count(++number), i.What, ReplayFigures.Seconds(i.Start), i.Duration, .. level, i.Cause, i.EndedBy]);
        }
        console.Write(list);
    }
}
