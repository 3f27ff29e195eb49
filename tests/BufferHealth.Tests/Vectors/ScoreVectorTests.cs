using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BufferHealth.Tests.Surface;

namespace BufferHealth.Tests.Vectors;

/// <summary>
/// Session scores to the last bit: <c>src/BufferHealth.Browser/test/score.test.js</c> feeds the same chunks, stalls, startups
/// and samples to the page's entry. What is expected is what .NET says; a change of the formula changes the file.
/// </summary>
public sealed class ScoreVectorTests
{
    private const string Renew = "BUFFERHEALTH_APPROVE=1 dotnet run --project tests/BufferHealth.Tests -- -class \"*.ScoreVectorTests\"";

    private static readonly Rung[] Rungs = [new(120, 144, 31.5), new(300, 240), new(800, 360, 71.25), new(1500, 360, 83)];

    private static string File { get; } = Path.Combine(Sources.Root, "vectors", "scores.json");

    [Fact]
    public void Are_those_of_the_file()
    {
        string actual = Made();
        if (Environment.GetEnvironmentVariable("BUFFERHEALTH_APPROVE") == "1")
        {
            System.IO.File.WriteAllText(File, actual);
        }
        Assert.True(Sources.Text("vectors/scores.json") == actual, $"The scores differ from vectors/scores.json. If they should, renew it and commit: {Renew}");
    }

    /// <summary>A line a session, so that a difference can be read.</summary>
    private static string Made()
    {
        Random random = new(4);
        StringBuilder text = new("{\n\"ladder\": ");
        text.Append(new JsonArray([.. Rungs.Select(r => Parts(("bitrateKbps", r.BitrateKbps), ("height", r.Height), ("vmaf", r.Vmaf)))]).ToJsonString());
        text.Append(",\n\"sessions\": [\n").AppendJoin(",\n", Enumerable.Range(0, 120).Select(_ => Session(random).ToJsonString())).Append("\n],\n\"traces\": [\n");
        text.AppendJoin(",\n", Vector.Names("traces").Select(name => Trace(name).ToJsonString())).Append("\n]\n}\n");
        return text.ToString();
    }

    private static JsonObject Session(Random random)
    {
        ViewingDevice device = (ViewingDevice)random.Next(3);
        SessionScore score = new(device);
        JsonArray steps = [];
        for (int i = random.Next(1, 16); i > 0; i--)
        {
            double seconds = random.NextDouble() * (random.Next(5) == 0 ? 60 : 6);
            switch (random.Next(8))
            {
                case 0:
                    score.Startup(seconds);
                    steps.Add(new JsonArray("startup", seconds));
                    break;
                case 1 or 2 or 3:
                    score.Stall(seconds);
                    steps.Add(new JsonArray("stall", seconds));
                    break;
                default:
                    steps.Add(new JsonArray("chunk", Chunk(random, seconds, score)));
                    break;
            }
        }
        return new() { ["device"] = device.ToString().ToLowerInvariant(), ["steps"] = steps, ["expected"] = Reading(score.Score, score.Mos, score.PictureQuality, score.Loss) };
    }

    private static JsonObject Chunk(Random random, double seconds, SessionScore score)
    {
        double? Maybe(double value) => random.Next(4) == 0 ? null : value;
        string?[] codecs = [null, "avc1.4d401e,mp4a.40.2", "hvc1.1.6.L93.B0", "vp09.00.10.08", "av01.0.05M.08", "mp4a.40.2"];
        string? codec = codecs[random.Next(codecs.Length)];
        MediaChunk chunk = new(seconds)
        {
            BitrateKbps = Maybe(random.Next(1, 8000) + random.NextDouble()),
            Width = Maybe(random.Next(1, 4000)),
            Height = Maybe(random.Next(0, 2161)),
            FramesPerSecond = Maybe(random.Next(0, 61)),
            Vmaf = random.Next(3) == 0 ? random.NextDouble() * 100 : null,
            Codec = CodecFamilies.Of(codec),
        };
        Assert.Equal(InputStatus.Accepted, score.Play(chunk));
        JsonObject parts = Parts(
            ("seconds", seconds), ("bitrateKbps", chunk.BitrateKbps), ("width", chunk.Width), ("height", chunk.Height),
            ("framesPerSecond", chunk.FramesPerSecond), ("vmaf", chunk.Vmaf));
        parts["codecs"] = codec;
        return parts;
    }

    /// <summary>A recorded session, whose lines tell the height of the picture, with a ladder.</summary>
    private static JsonObject Trace(string name)
    {
        BufferHealthMonitor monitor = new(new BufferHealthOptions { Ladder = [.. Rungs] });
        foreach (Sample sample in Vector.Samples("traces", name))
        {
            monitor.Update(sample);
        }
        Metrics m = monitor.Snapshot();
        JsonObject expected = Reading(m.SessionScore, m.Mos, m.PictureQuality, m.ScoreLoss);
        expected["qoeScore"] = m.QoeScore;
        return new() { ["trace"] = name, ["expected"] = expected };
    }

    private static JsonObject Reading(double? score, double? mos, double? quality, ScoreLoss? loss) => new()
    {
        ["sessionScore"] = score,
        ["mos"] = mos,
        ["pictureQuality"] = quality,
        ["scoreLoss"] = JsonSerializer.SerializeToNode(loss, JsonSerializerOptions.Web),
    };

    private static JsonObject Parts(params ReadOnlySpan<(string Name, double? Value)> parts)
    {
        JsonObject all = [];
        foreach ((string name, double? value) in parts)
        {
            if (value is { } known)
            {
                all[name] = known;
            }
        }
        return all;
    }
}
