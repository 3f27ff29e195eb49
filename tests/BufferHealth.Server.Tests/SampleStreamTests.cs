using System.Globalization;
using System.Xml.Linq;
using BufferHealth.Server.Links;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BufferHealth.Server.Tests;

public sealed class SampleStreamTests : IDisposable
{
    private const string Sound = "audio/index.m3u8";

    private readonly ServerUnderTest _server = new();
    private readonly SampleStream _sample;

    public SampleStreamTests() => _sample = _server.Services.GetRequiredService<SampleStream>();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void All_of_it_is_under_4_megabytes() => Assert.InRange(_sample.Paths.Sum(path => File(path).LengthBytes), 1, 3_999_999);

    [Fact]
    public void The_main_playlist_names_three_renditions_that_are_there()
    {
        var lines = Lines("main.m3u8");
        var streams = lines.Where(line => line.StartsWith("#EXT-X-STREAM-INF:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, streams.Length);
        Assert.All(streams, stream => Assert.Contains("CODECS=\"avc1.4d401e,mp4a.40.2\"", stream, StringComparison.Ordinal));
        Assert.Equal(3, Renditions(lines).Count());
    }

    [Fact]
    public void Every_rendition_is_60_seconds_of_segments_that_are_there_and_stand_alone()
    {
        foreach (var path in Renditions(Lines("main.m3u8")))
        {
            var folder = path[..(path.LastIndexOf('/') + 1)];
            var lines = Lines(path);
            Assert.Contains("#EXT-X-INDEPENDENT-SEGMENTS", lines);
            Assert.Equal("#EXT-X-ENDLIST", lines[^1]);
            Assert.Contains("#EXT-X-MAP:URI=\"init.mp4\"", lines);
            Assert.Equal("ftyp", Box(folder + "init.mp4"));

            var segments = lines.Where(line => line[0] != '#').ToArray();
            Assert.Equal(30, segments.Length);
            Assert.All(segments, segment => Assert.Contains(Box(folder + segment), new[] { "styp", "sidx", "moof" }));
            Assert.Equal(60, Durations(lines).Sum(), 3);
        }
    }

    [Fact]
    public void The_renditions_are_cut_at_the_same_instants()
    {
        var durations = Renditions(Lines("main.m3u8")).Select(path => Durations(Lines(path)).ToArray()).ToArray();
        Assert.All(durations, cuts => Assert.Equal(durations[0], cuts));
        Assert.All(durations[0], seconds => Assert.Equal(2, seconds, 3));
    }

    [Fact]
    public void The_sound_is_apart_once_for_all_renditions_in_as_many_segments()
    {
        var main = Lines("main.m3u8");
        var sound = Assert.Single(main, line => line.StartsWith("#EXT-X-MEDIA:", StringComparison.Ordinal));
        Assert.Contains("TYPE=AUDIO", sound, StringComparison.Ordinal);
        Assert.Contains("URI=\"audio/index.m3u8\"", sound, StringComparison.Ordinal);
        Assert.Equal(3, main.Count(line => line.Contains("AUDIO=\"group_sound\"", StringComparison.Ordinal)));
        var durations = Durations(Lines(Sound)).ToArray();
        Assert.Equal(30, durations.Length);
        // A frame of AAC is 43 ms long, so that a cut falls up to half of one off; a player of the manifest allows far more.
        Assert.All(durations[..^1], seconds => Assert.Equal(2, seconds, 0.05));
        Assert.InRange(durations.Sum(), 59.8, 60);
    }

    [Fact]
    public void The_manifest_is_the_same_segments_at_the_same_bandwidths()
    {
        var manifest = XDocument.Load(File("main.mpd").FullPath).Root!;
        Assert.Equal("PT60S", manifest.Attribute("mediaPresentationDuration")?.Value);
        var sets = manifest.Descendants(manifest.Name.Namespace + "AdaptationSet").ToArray();
        Assert.Equal(["video", "audio"], sets.Select(set => set.Attribute("contentType")?.Value));
        List<string> named = ["main.m3u8", "main.mpd"];
        foreach (var set in sets)
        {
            var template = Assert.Single(set.Elements(manifest.Name.Namespace + "SegmentTemplate"));
            Assert.Equal("0", template.Attribute("startNumber")?.Value);
            Assert.Equal("2", template.Attribute("duration")?.Value);
            foreach (var id in Representations(set).Select(representation => representation.Attribute("id")!.Value))
            {
                var initialization = template.Attribute("initialization")!.Value.Replace("$RepresentationID$", id, StringComparison.Ordinal);
                var media = template.Attribute("media")!.Value.Replace("$RepresentationID$", id, StringComparison.Ordinal);
                named.AddRange(Enumerable.Range(0, 30).Select(number => media.Replace("$Number%02d$", $"{number:00}", StringComparison.Ordinal)));
                named.AddRange([initialization, $"{id}/index.m3u8"]);
            }
        }

        Assert.Equal(_sample.Paths.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        var sound = Bandwidth(Assert.Single(Representations(sets[1])));
        var streams = Lines("main.m3u8").Where(line => line.StartsWith("#EXT-X-STREAM-INF:", StringComparison.Ordinal));
        Assert.All(streams.Zip(Representations(sets[0])), pair =>
            Assert.Contains($"BANDWIDTH={Bandwidth(pair.Second) + sound},RESOLUTION={pair.Second.Attribute("width")?.Value}x{pair.Second.Attribute("height")?.Value},", pair.First, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_lies_about_that_no_playlist_names()
    {
        var root = _server.Services.GetRequiredService<IWebHostEnvironment>().ContentRootPath;
        var named = Renditions(Lines("main.m3u8")).Append(Sound).SelectMany(path => Lines(path)
            .Where(line => line[0] != '#').Append("init.mp4").Select(name => path[..(path.LastIndexOf('/') + 1)] + name).Append(path));
        Assert.Equal(named.Concat(["main.m3u8", "main.mpd"]).Order(StringComparer.Ordinal), _sample.Paths.Order(StringComparer.Ordinal));
        Assert.True(System.IO.File.Exists(Path.Combine(root, "media", "make-sample.sh")));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => new SampleStream("no/such/folder"));
        Assert.Contains("no/such/folder", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Representations(XElement set) => set.Elements(set.Name.Namespace + "Representation");

    private static int Bandwidth(XElement representation) =>
        int.Parse(representation.Attribute("bandwidth")!.Value, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Renditions(string[] main) => main.Where(line => line[0] != '#');

    private static IEnumerable<double> Durations(string[] lines) => lines
        .Where(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal))
        .Select(line => double.Parse(line["#EXTINF:".Length..].TrimEnd(','), CultureInfo.InvariantCulture));

    private MediaFile File(string path)
    {
        Assert.True(_sample.TryFind(path, out var file), $"{path} is not there");
        return file;
    }

    private string[] Lines(string path)
    {
        var lines = System.IO.File.ReadAllLines(File(path).FullPath).Where(line => line.Length > 0).ToArray();
        Assert.Equal("#EXTM3U", lines[0]);
        return lines;
    }

    private string Box(string path) => System.Text.Encoding.ASCII.GetString(System.IO.File.ReadAllBytes(File(path).FullPath), 4, 4);
}
