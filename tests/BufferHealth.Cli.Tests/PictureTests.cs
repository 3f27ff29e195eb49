using System.Globalization;
using System.Xml.Linq;

namespace BufferHealth.Cli.Tests;

/// <summary>The SVG and the page: well-formed, self-contained, and what is drawn is where its time says.</summary>
[Collection(nameof(CommandLine))]
public sealed class PictureTests : IDisposable
{
    private const double Left = 52;
    private const double Right = 910;

    private readonly string folder = Directory.CreateTempSubdirectory("buffer-health").FullName;

    public static TheoryData<string> Names => Traces.Names;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_band_for_every_stall_freeze_seek_and_pause_at_its_time(string name)
    {
        Replay replay = Traces.Recorded(name);
        XElement svg = XElement.Parse(ReplaySvg.Draw(replay, name).ToString());
        AssertBands(svg, replay, "stalled", replay.Stalls.Select(s => (s.Start, s.Start + s.Duration!.Value)));
        AssertBands(svg, replay, "frozen", replay.Freezes.Select(f => (f.Start, f.Start + f.Duration!.Value)));
        AssertBands(svg, replay, "seeking", Spans(replay, PlaybackState.Seeking));
        AssertBands(svg, replay, "paused", Spans(replay, PlaybackState.Paused));
        AssertBands(svg, replay, "startup", Spans(replay, PlaybackState.Startup));
        AssertBands(svg, replay, "ended", Spans(replay, PlaybackState.Ended));
        Assert.Equal(replay.Metrics.StallCount, Rectangles(svg, "band", "stalled").Count());
        Assert.True(Rectangles(svg, "band", "seeking").Count() >= replay.Metrics.SeekCount);
    }

    [Fact]
    public void A_short_stall_in_a_long_session_is_wide_enough_to_see()
    {
        XElement svg = ReplaySvg.Draw(Traces.Played(3600, [(1800, 1800.4)]), "long");
        XElement band = Assert.Single(Rectangles(svg, "band", "stalled"));
        Assert.InRange(Number(band, "width"), 2, 3);
        Assert.Equal(Left + (Right - Left) / 2, Number(band, "x"), 1.0);
        Assert.InRange(svg.ToString().Length, 1000, 200_000);
    }

    [Fact]
    public void Stalls_are_labelled_with_cause_and_length_and_labels_touch_neither_each_other_nor_a_line()
    {
        Replay replay = Traces.Played(60, [.. Enumerable.Range(0, 12).Select(i => (20.0 + i * 2, 20.7 + i * 2)), (59, 60)]);
        XElement svg = ReplaySvg.Draw(replay, "many");
        List<(double From, double To, double Y)> labels = [.. Texts(svg, "stalled").Select(t =>
        {
            double width = t.Value.Length * 6.4;
            double x = Number(t, "x");
            return t.Attribute("class")!.Value.Contains("end", StringComparison.Ordinal) ? (x - width, x, Number(t, "y")) : (x, x + width, Number(t, "y"));
        })];
        Assert.InRange(labels.Count, 4, 13);
        Assert.Contains(Texts(svg, "stalled"), t => t.Value == "0.60 s starved" || t.Value == "0.70 s starved");
        foreach (var (from, to, y) in labels)
        {
            Assert.InRange(from, Left, Right);
            Assert.InRange(to, Left, Right);
            Assert.DoesNotContain(labels, other => other.Y == y && other.From > from && other.From < to);
            Assert.DoesNotContain(svg.Descendants().Where(e => Classes(e).Contains("lead")), lead =>
                Number(lead, "x1") > from && Number(lead, "x1") < to && Number(lead, "y1") < y && Number(lead, "y2") > y);
        }
    }

    [Fact]
    public void The_level_the_threshold_and_the_score_are_drawn_on_their_axes()
    {
        Replay replay = Traces.Played(20, [(10, 12)]);
        XElement svg = ReplaySvg.Draw(replay, "x");
        XElement[] grid = [.. svg.Descendants().Where(e => Classes(e).Contains("grid") && Number(e, "y1") == Number(e, "y2"))];
        double bottom = grid.Max(l => Number(l, "y1"));
        double top = grid.Min(l => Number(l, "y1"));
        double highest = Texts(svg, "level").Where(t => t.Value.EndsWith(" s", StringComparison.Ordinal))
            .Max(t => double.Parse(t.Value[..^2], CultureInfo.InvariantCulture));
        List<(double X, double Y)> level = Points(svg, "level-line");
        foreach ((RecordedPoint point, (double x, double y)) in replay.Recording.Points.Zip(level))
        {
            Assert.Equal(Left + point.Time / 20 * (Right - Left), x, 0.02);
            Assert.Equal(bottom - point.Level!.Value / highest * (bottom - top), y, 0.02);
        }
        List<(double X, double Y)> score = Points(svg, "score-line");
        Assert.Equal(replay.Recording.Points.Count, score.Count);
        Assert.Equal(bottom - replay.Metrics.QoeScore!.Value / 100 * (bottom - top), score[^1].Y, 0.02);
        Assert.Equal(bottom - 0.1 / highest * (bottom - top), Number(svg.Descendants().First(e => Classes(e).Contains("threshold")), "y1"), 0.02);
    }

    [Fact]
    public void The_line_is_broken_where_samples_ceased_and_where_the_level_is_unknown()
    {
        string[] lines = ["{\"t\":0,\"playhead\":0}", "{\"t\":1,\"playhead\":1,\"level\":3}", "{\"t\":2,\"playhead\":2,\"level\":3}", "{\"t\":70,\"playhead\":3,\"level\":4}", "{\"t\":71,\"playhead\":4,\"level\":4}"];
        string path = ReplaySvg.Draw(Traces.Of(lines), "x").Descendants().First(e => Classes(e).SequenceEqual(["level-line"])).Attribute("d")!.Value;
        Assert.Equal(2, path.Count(c => c == 'M'));
        Assert.Equal(2, path.Count(c => c == 'L'));
    }

    [Fact]
    public void Is_accessible_and_takes_the_colours_of_its_surroundings()
    {
        XElement svg = ReplaySvg.Draw(Traces.Recorded("hls-train"), "hls-train");
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Contains("hls-train", svg.Element(SvgShapes.Namespace + "title")!.Value, StringComparison.Ordinal);
        Assert.Contains("stalls 4", svg.Element(SvgShapes.Namespace + "desc")!.Value, StringComparison.Ordinal);
        string[] ids = [.. svg.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids, svg.Attribute("aria-labelledby")!.Value.Split(' '));
        Assert.Contains("prefers-color-scheme: dark", svg.Element(SvgShapes.Namespace + "style")!.Value, StringComparison.Ordinal);
        Assert.Matches(@"^0 0 960 \d+", svg.Attribute("viewBox")!.Value);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>&\"'.jsonl")]
    [InlineData("[red]\u202E\u0007\e[2J]]>-->.jsonl")]
    public void A_hostile_name_is_only_text(string hostile)
    {
        Replay replay = Traces.Recorded("hls-end");
        string name = TraceFile.Of(hostile).Name;
        using StringWriter svg = new();
        using StringWriter html = new();
        ReplaySvg.Write(replay, name, svg);
        ReplayHtml.Write(replay, name, html);
        Assert.Contains(name, Texts(XElement.Parse(svg.ToString()), "name").Select(t => t.Value));
        XDocument page = XDocument.Parse(html.ToString());
        Assert.Equal($"{name}: replay", page.Root!.Element("head")!.Element("title")!.Value);
        Assert.All([svg.ToString(), html.ToString()], text =>
        {
            Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\e', text);
            Assert.DoesNotContain('\u202E', text);
        });
    }

    [Fact]
    public void Both_are_written_beside_the_tables_and_need_nothing_else()
    {
        (string svg, string html) = (Path.Combine(folder, "a.svg"), Path.Combine(folder, "a.html"));
        CommandLine.Result result = CommandLine.Run(["replay", CommandLine.Trace("dash-pauses"), "--svg", svg, "--html", html]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(CommandLine.Run(["replay", CommandLine.Trace("dash-pauses")]).Output, result.Output);
        XElement picture = XElement.Load(svg);
        XElement page = XDocument.Load(html).Root!;
        Assert.Equal(picture.Descendants().Count(), page.Descendants(SvgShapes.Namespace + "svg").Single().Descendants().Count());
        string[] cells = [.. page.Descendants("td").Select(t => t.Value)];
        Assert.Contains("6.494 s", cells);
        Assert.Equal(2, cells.Count(c => c == "starved"));
        Assert.All(picture.DescendantsAndSelf().Concat(page.DescendantsAndSelf()), e =>
        {
            Assert.NotEqual("script", e.Name.LocalName);
            Assert.DoesNotContain(e.Attributes(), a => a.Name.LocalName is "href" or "src" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        });
        Assert.StartsWith("<!DOCTYPE html", File.ReadAllText(html), StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_the_output_stays_json() =>
        Assert.Equal(2, CommandLine.Run(["replay", CommandLine.Trace("dash-pauses"), "--json", "--svg", Path.Combine(folder, "a.svg")]).Json.GetProperty("stallCount").GetInt32());

    [Theory]
    [InlineData("--svg")]
    [InlineData("--html")]
    public void One_that_cannot_be_written_is_said_in_one_line(string option)
    {
        CommandLine.Result result = CommandLine.Run(["replay", CommandLine.Trace("hls-end"), "--json", option, Path.Combine(folder, "none", "a")]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot write", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, result.Json.GetProperty("stallCount").GetInt32());
    }

    [Fact]
    public void A_single_sample_can_be_drawn()
    {
        XElement svg = ReplaySvg.Draw(Traces.Of(["{\"t\":7,\"level\":2}"]), "one");
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        Assert.Contains("7.0 s", Texts(svg, "soft").Select(t => t.Value));
    }

    private static void AssertBands(XElement svg, Replay replay, string look, IEnumerable<(double Start, double End)> times)
    {
        double length = replay.Recording.End - replay.Recording.Start;
        double X(double time) => Left + (time - replay.Recording.Start) / length * (Right - Left);
        (double, double)[] expected = [.. times.OrderBy(t => t.Start)];
        foreach (string kind in new[] { "band", "ribbon" })
        {
            XElement[] drawn = [.. Rectangles(svg, kind, look)];
            Assert.Equal(expected.Length, drawn.Length);
            foreach ((XElement band, (double start, double end)) in drawn.Zip(expected))
            {
                Assert.Equal(X(start), Number(band, "x"), 0.02);
                Assert.Equal(Math.Max(X(end) - X(start), 2), Number(band, "width"), 0.02);
            }
        }
    }

    private static IEnumerable<(double, double)> Spans(Replay replay, PlaybackState state) =>
        replay.Recording.Spans.Where(s => s.State == state).Select(s => (s.Start, s.End));

    private static IEnumerable<XElement> Rectangles(XElement svg, string kind, string look) =>
        svg.Descendants(SvgShapes.Namespace + "rect").Where(e => Classes(e).Contains(kind) && Classes(e).Contains(look)).OrderBy(e => Number(e, "x"));

    private static IEnumerable<XElement> Texts(XElement svg, string look) =>
        svg.Descendants(SvgShapes.Namespace + "text").Where(e => Classes(e).Contains(look));

    private static string[] Classes(XElement element) => element.Attribute("class")?.Value.Split(' ') ?? [];

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)?.Value ?? "NaN", CultureInfo.InvariantCulture);

    private static List<(double X, double Y)> Points(XElement svg, string look) =>
    [
        .. svg.Descendants(SvgShapes.Namespace + "path").Single(e => Classes(e).Contains(look)).Attribute("d")!.Value
            .Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split(' '))
            .Select(p => (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture))),
    ];
}
