using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using static BufferHealth.Cli.SvgShapes;

namespace BufferHealth.Cli;

/// <summary>
/// A replay as one self-contained SVG: the main figures, the states as a ribbon and as bands behind the level (left axis)
/// and the score (right axis), stalls and freezes labelled where there is room.
/// </summary>
internal sealed class ReplaySvg
{
    private const double Width = 960;
    private const double Left = 52;
    private const double Right = 910;
    private const double LaneHeight = 16;
    private const int MostLanes = 5;
    private const double RibbonHeight = 12;
    private const double PlotHeight = 260;

    /// <summary>A ribbon or band narrower than this cannot be seen, and one narrower than the other is drawn stronger.</summary>
    private const double LeastBand = 2;
    private const double ThinBand = 5;

    /// <summary>Usual width of a character of the labels, so that their room can be reckoned without a font.</summary>
    private const double CharacterWidth = 6.4;

    private static readonly double[] RoundSteps = [1, 2, 5, 10];

    private readonly Replay replay;
    private readonly Recording recording;
    private readonly string name;
    private readonly XElement svg;
    private readonly double levelTop;
    private readonly double levelStep;
    private double ribbon;
    private double plot;

    private ReplaySvg(Replay replay, string name)
    {
        this.replay = replay;
        this.name = name;
        recording = replay.Recording;
        double highest = recording.Points.Max(p => p.Level) ?? 0;
        (levelTop, levelStep) = Round(Math.Max(highest, replay.ThresholdSeconds * 2));
        svg = new(Namespace + "svg");
    }

    private double Bottom => plot + PlotHeight;

    /// <param name="replay">The replay.</param>
    /// <param name="name">The trace's name.</param>
    internal static XElement Draw(Replay replay, string name)
    {
        ReplaySvg picture = new(replay, name);
        picture.Head();
        picture.Labels();
        picture.Bands();
        picture.Axes();
        picture.Curves();
        picture.Legend();
        return picture.svg;
    }

    /// <summary>The picture as a document of its own.</summary>
    internal static void Write(Replay replay, string name, TextWriter output)
    {
        using XmlWriter writer = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true });
        Draw(replay, name).Save(writer);
    }

    /// <summary>The horizontal place of a time.</summary>
    private double X(double time) =>
        Left + Math.Clamp((time - recording.Start) / Math.Max(recording.End - recording.Start, 1e-3), 0, 1) * (Right - Left);

    private double LevelY(double level) => Bottom - level / levelTop * PlotHeight;

    private double ScoreY(double score) => Bottom - score / 100 * PlotHeight;

    private void Head()
    {
        Metrics m = replay.Metrics;
        (string Label, string Value)[] figures =
        [
            ("found by", m.Confidence is { } confidence ? MetricsJson.Name(confidence) : "unknown"),
            ("watched", Seconds(m.ElapsedTime, "F1")),
            ("startup", m.StartupTime is { } startup ? Seconds(startup, "F2") : "unknown"),
            ("stalls", ReplayFigures.Count(m.StallCount)),
            ("stalled", Seconds(m.TotalStallDuration, "F2")),
            ("longest stall", Seconds(m.LongestStall, "F2")),
            ("freezes", ReplayFigures.Count(m.FreezeCount)),
            ("seeks", ReplayFigures.Count(m.SeekCount)),
            ("score at the end", m.QoeScore?.ToString("F1", CultureInfo.InvariantCulture) ?? "unknown"),
        ];
        svg.Add(
            new XAttribute("class", "buffer-health"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "buffer-health-title buffer-health-description"),
            new XElement(Namespace + "title", new XAttribute("id", "buffer-health-title"), $"Replay of {name}"),
            new XElement(Namespace + "desc", new XAttribute("id", "buffer-health-description"),
                "Buffer level and score over time, with stalls, freezes, seeks and pauses. "
                + string.Join(", ", figures.Select(f => $"{f.Label} {f.Value}")) + "."),
            new XElement(Namespace + "style", SvgStyle.Sheet),
            new XElement(Namespace + "rect", new XAttribute("class", "paper"), new XAttribute("width", "100%"), new XAttribute("height", "100%")),
            Text("name", 16, 30, Shorten(name, 72)));
        double column = (Width - 32) / figures.Length;
        for (int i = 0; i < figures.Length; i++)
        {
            svg.Add(Text("soft", 16 + i * column, 56, figures[i].Label), Text("figure", 16 + i * column, 77, figures[i].Value));
        }
    }

    /// <summary>
    /// Labels of stalls and freezes in lanes, filled from the right. A label takes all room to the right of it in its own
    /// lane and in those below, through which its line goes down to the ribbon: so no line crosses a text.
    /// </summary>
    private void Labels()
    {
        const double top = 96;
        double[] free = [.. Enumerable.Repeat(Right, MostLanes)];
        List<(double X, int Lane, bool Leftward, string Text, string Look)> placed = [];
        var interruptions = replay.Stalls.Select(s => (s.Start, Look: "stalled", Text: $"{Seconds(s.Duration ?? 0, "F2")} {MetricsJson.Name(s.Cause)}"))
            .Concat(replay.Freezes.Select(f => (f.Start, Look: "frozen", Text: $"{Seconds(f.Duration ?? 0, "F2")} frozen")));
        foreach ((double start, string look, string text) in interruptions.OrderByDescending(i => i.Start))
        {
            double width = text.Length * CharacterWidth + 10;
            double x = X(start);
            int lane = Array.FindIndex(free, end => x + width <= end);
            bool leftward = lane < 0 && placed.Count == 0;      // begins too near the right edge for a text beside it
            if (lane >= 0 || leftward)
            {
                lane = Math.Max(lane, 0);
                free.AsSpan(0, lane + 1).Fill(leftward ? x - width : x);
                placed.Add((x, lane, leftward, text, look));
            }
        }
        int lanes = placed.Count == 0 ? 0 : placed.Max(p => p.Lane) + 1;
        ribbon = top + lanes * LaneHeight;
        plot = ribbon + RibbonHeight + 14;
        foreach ((double x, int lane, bool leftward, string text, string look) in placed)
        {
            double y = ribbon - lane * LaneHeight;
            svg.Add(Line($"lead {look}", x, y - LaneHeight + 3, x, ribbon));
            svg.Add(leftward ? Text($"{look} end", x - 4, y - 5, text) : Text(look, x + 4, y - 5, text));
        }
    }

    private void Bands()
    {
        foreach (StateSpan span in recording.Spans.OrderBy(s => StateLook.Loudness(s.State)))
        {
            string look = MetricsJson.Name(span.State);
            string tip = $"{look}{Cause(span)}, {Seconds(span.Start, "F2")} to {Seconds(span.End, "F2")} ({Seconds(span.Length, "F2")})";
            double x = X(span.Start);
            double width = Math.Max(X(span.End) - x, LeastBand);
            svg.Add(Rectangle($"ribbon {look}", x, ribbon, width, RibbonHeight, tip));
            if (span.State != PlaybackState.Playing)
            {
                svg.Add(Rectangle(width < ThinBand ? $"band thin {look}" : $"band {look}", x, plot, width, PlotHeight, tip));
            }
        }
    }

    private string Cause(StateSpan span) =>
        span.State == PlaybackState.Stalled && replay.Stalls.FirstOrDefault(s => s.Start == span.Start) is { Duration: not null } stall
            ? $" ({MetricsJson.Name(stall.Cause)})" : "";

    private void Axes()
    {
        svg.Add(Text("level end", Left - 8, ribbon + 10, "level"), Text("score", Right + 8, ribbon + 10, "score"));
        for (double level = 0; level <= levelTop + levelStep / 2; level += levelStep)
        {
            svg.Add(Line("grid", Left, LevelY(level), Right, LevelY(level)));
            svg.Add(Text("level end", Left - 8, LevelY(level) + 4, Number(level) + " s"));
        }
        for (int score = 0; score <= 100; score += 25)
        {
            svg.Add(Text("score", Right + 8, ScoreY(score) + 4, ReplayFigures.Count(score)));
        }
        TimeAxis axis = new(recording.Start, recording.End, 12);
        foreach (double time in axis.Ticks)
        {
            svg.Add(Line("grid", X(time), plot, X(time), Bottom + 5), Text("soft middle", X(time), Bottom + 20, axis.Label(time)));
        }
    }

    private void Curves()
    {
        SvgCurve level = new(recording.Points, p => p.Level, X, LevelY);
        svg.Add(Path("level-area", level.Area(Bottom)), Path("level-line", level.Line()));
        svg.Add(Line("threshold", Left, LevelY(replay.ThresholdSeconds), Right, LevelY(replay.ThresholdSeconds)));
        svg.Add(Path("score-line", new SvgCurve(recording.Points, p => p.Score, X, ScoreY).Line()));
    }

    private void Legend()
    {
        const double swatch = 16;
        double x = Left;
        double y = Bottom + 48;
        void Entry(Func<XElement> sign, string text)
        {
            double width = swatch + 6 + text.Length * CharacterWidth + 14;
            if (x + width > Right + 14)
            {
                x = Left;
                y += 20;
            }
            svg.Add(sign(), Text("", x + swatch + 6, y, text));
            x += width;
        }
        Entry(() => Line("level-line", x, y - 4, x + swatch, y - 4), "level");
        Entry(() => Line("score-line", x, y - 4, x + swatch, y - 4), "score");
        Entry(() => Line("threshold", x, y - 4, x + swatch, y - 4), $"threshold {Number(replay.ThresholdSeconds)} s");
        foreach ((PlaybackState state, double seconds) in recording.Totals())
        {
            string look = MetricsJson.Name(state);
            Entry(() => Rectangle(look, x, y - 9, swatch, 10), $"{look} {Seconds(seconds, "F1")}");
        }
        svg.Add(new XAttribute("viewBox", $"0 0 {Number(Width)} {Number(y + 16)}"));
    }

    private static string Seconds(double seconds, string format) => seconds.ToString(format, CultureInfo.InvariantCulture) + " s";

    private static string Shorten(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, most / 2), "…", text.AsSpan(text.Length - most / 2));

    /// <summary>A round top for an axis of three to six steps, and the step.</summary>
    private static (double Top, double Step) Round(double highest)
    {
        double magnitude = Math.Pow(10, Math.Floor(Math.Log10(highest / 4)));
        double step = Array.Find(RoundSteps, s => highest / (s * magnitude) <= 5 + 1e-9) * magnitude;
        return (Math.Ceiling(highest / step - 1e-9) * step, step);
    }
}
