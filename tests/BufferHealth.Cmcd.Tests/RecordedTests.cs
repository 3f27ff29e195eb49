using System.Globalization;
using System.Text;

namespace BufferHealth.Cmcd.Tests;

/// <summary>
/// What players sent from the demo page in Chromium: events and requests of hls.js 1.7.4, dash.js 5.2.1 and Shaka 5.2.12 (the build that
/// is not minified), with one stall, a pause and a seek each; and a session of our own client, written by its npm tests.
/// </summary>
public sealed class RecordedTests
{
    private CmcdFaults _faults;

    /// <summary>States in their order. The stall begins with the <c>r</c> given by its place, and the next state ends it; ms by the monitor in the same page.</summary>
    [Theory]
    [InlineData("buffer-health.txt", "sprpapkpef", 2, 3000)]
    [InlineData("hls.js.txt", "dsprpapkrpe", 3, 2256)]
    [InlineData("dash.js.txt", "srprpapkwpae", 3, 2629)]
    [InlineData("shaka.txt", "rprpapkrpeae", 2, 2504)]
    public void Events(string file, string states, int stallAt, int stallMs)
    {
        List<(string State, long TimestampMs)> changes = [];
        string? session = null;
        long number = 0;
        CmcdBody body = CmcdReader.ReadBody(Bytes(file), CmcdReading.Strict);
        while (body.Next(ref _faults, out CmcdRecord record))
        {
            Assert.Equal((2, number++), (record.Version, record.SequenceNumber));
            Assert.Equal(session ??= record.SessionId.ToString(), record.SessionId.ToString());
            if (record.Event == CmcdEvent.PlayState)
            {
                changes.Add((Dump.Of(record)["sta"], record.TimestampMs!.Value));
            }
        }
        Assert.Equal(0, _faults.Total);
        Assert.Equal(states, string.Concat(changes.Select(change => change.State)));
        Assert.InRange(changes[stallAt + 1].TimestampMs - changes[stallAt].TimestampMs, stallMs - 5, stallMs + 5);
    }

    [Fact]
    public void The_totals_of_our_own_client()
    {
        CmcdBody body = CmcdReader.ReadBody(Bytes("buffer-health.txt"), CmcdReading.Strict);
        SortedDictionary<string, string> last = [];
        List<string> causes = [];
        List<long?> startups = [];
        while (body.Next(ref _faults, out CmcdRecord record))
        {
            last = Dump.Of(record);
            startups.AddRange(record.StartDelayMs is { } startup ? [startup] : []);
            causes.AddRange(last.TryGetValue("bh-cause", out string? cause) ? [cause] : []);
            Assert.Equal((1500, 2L), (record.EncodedBitrateKbps.Untyped, record.DroppedFrames));
            Assert.Equal("S%C3%A4gewerk \"1\"", record.ContentId.ToString());
        }
        Assert.Equal(["500"], startups.Select(startup => startup!.Value.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(["starved"], causes);
        Assert.Equal(["1000", "16000", "400", "500"], new[] { "bh-paused", "bh-playing", "bh-seeking", "bh-starting" }.Select(key => last[key]));
        Assert.Equal(("1;", "3000;"), (last["bsa"], last["bsda"]));
        Assert.Equal(0, _faults.Total);
    }

    /// <summary>Faults by their kind: what is taken although it is not as version 2 has it.</summary>
    [Theory]
    [InlineData("hls.js-requests.txt", "DecimalForInteger")]
    [InlineData("dash.js-requests.txt", "DecimalForInteger")]
    [InlineData("shaka-requests.txt", "ScalarForList")]
    public void Requests(string file, string faults)
    {
        foreach (string line in Encoding.ASCII.GetString(Bytes(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            byte[] query = Encoding.ASCII.GetBytes(line);
            Assert.True(CmcdReader.TryReadQuery(query, new byte[query.Length], CmcdReading.Strict, ref _faults, out CmcdRecord record), line);
            Assert.Equal(2, record.Version);
            Assert.NotNull(record.State);
        }
        Assert.Equal(faults, string.Join(" ", Enum.GetValues<CmcdFault>().Where(fault => _faults[fault] > 0)));
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Sources.Project, "Recorded", file));
}
