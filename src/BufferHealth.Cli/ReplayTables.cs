using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>A replay for people: the metrics, the strip, the stalls and freezes.</summary>
internal static class ReplayTables
{
    internal static void Write(Replay replay, IAnsiConsole console)
    {
        Table metrics = new Table().RoundedBorder().AddColumn("metric").AddColumn(new TableColumn("value").RightAligned());
        foreach ((string name, string value) in ReplayFigures.Metrics(replay))
        {
            metrics.AddRow(name, value);
        }
        console.Write(metrics);
        console.WriteLine();
        ReplayStrip.Write(replay.Recording, console);
        console.WriteLine();

        IReadOnlyList<ReplayFigures.Interruption> interruptions = ReplayFigures.Interruptions(replay);
        if (interruptions.Count == 0)
        {
            console.WriteLine("No stall and no freeze.");
            return;
        }
        Table list = new Table().RoundedBorder().AddColumn(new TableColumn("#").RightAligned()).AddColumn("what");
        foreach (string column in new[] { "start", "duration", "level" })
        {
            list.AddColumn(new TableColumn(column).RightAligned());
        }
        list.AddColumn("cause").AddColumn("ended by");
        int number = 0;
        foreach (ReplayFigures.Interruption i in interruptions)
        {
            list.AddRow(ReplayFigures.Count(++number), i.What, ReplayFigures.Seconds(i.Start), i.Duration, i.Level, i.Cause, i.EndedBy);
        }
        console.Write(list);
    }
}
