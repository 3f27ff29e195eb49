using System.Globalization;
using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>A session's score for people: the score, what took it down, and the published models where they are asked for.</summary>
internal static class ScoreTables
{
    internal static void Write(Replay replay, bool models, IAnsiConsole console)
    {
        Metrics m = replay.Metrics;
        Table score = new Table().RoundedBorder().AddColumn("score").AddColumn(Right("value")).AddColumn("range");
        score.AddRow("session score", Figure(m.SessionScore, "F1"), "0 to 100");
        score.AddRow("estimated MOS", Figure(m.Mos, "F2"), "1 to 5");
        score.AddRow("picture quality", Figure(m.PictureQuality, "F1"), "0 to 100");
        score.AddRow("live score at the end", Figure(m.QoeScore, "F1"), "0 to 100");
        console.Write(score);
        if (m.ScoreLoss is { } loss)
        {
            WriteLoss(loss, m, console);
        }
        if (models)
        {
            Table table = new Table().RoundedBorder().AddColumn("published model").AddColumn(Right("value")).AddColumn("range");
            foreach (PublishedModel model in PublishedModel.All)
            {
                table.AddRow(model.Name, Figure(model.Of(replay.Facts), "F2"), Range(model));
            }
            console.Write(table);
        }
    }

    private static void WriteLoss(ScoreLoss loss, Metrics m, IAnsiConsole console)
    {
        Table table = new Table().RoundedBorder().ShowFooters();
        table.AddColumn(new TableColumn("what took it down") { Footer = new Text("in all") });
        TableColumn points = Right("points");
        points.Footer = new Text(Figure(100 - m.SessionScore, "F1"));
        table.AddColumn(points);
        table.AddRow("low quality", Figure(loss.LowQuality, "F1"));
        table.AddRow("starved resolution", Figure(loss.StarvedResolution, "F1"));
        table.AddRow(m.StartupTime is { } startup ? $"startup, {Seconds(startup)}" : "startup, unknown", Figure(loss.Startup, "F1"));
        table.AddRow("stalls", Figure(loss.Stalls, "F1"));
        foreach (StallLoss stall in loss.LongestStalls)
        {
            table.AddRow($"  {Seconds(stall.Duration)} after {Seconds(stall.MediaTime)} of playing", $"{Figure(stall.Points, "F1")}  ");
        }
        if (loss.OtherStallCount > 0)
        {
            table.AddRow($"  {loss.OtherStallCount.ToString(CultureInfo.InvariantCulture)} shorter ones", $"{Figure(loss.OtherStalls, "F1")}  ");
        }
        console.Write(table);
    }

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();

    private static string Seconds(double seconds) => seconds.ToString("F1", CultureInfo.InvariantCulture) + " s";

    private static string Figure(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "unknown";

    private static string Range(PublishedModel model) => model is { Least: { } least, Most: { } most }
        ? string.Create(CultureInfo.InvariantCulture, $"{least} to {most}")
        : "unbounded";
}
