using System.Text.Json;
using BufferHealth.Tests.Traces;

namespace BufferHealth.Tests.Vectors;

/// <summary>
/// The vectors, to the last bit; <c>src/BufferHealth.Browser/test/vectors.test.js</c> plays the same files to the packed module.
/// </summary>
public sealed class VectorTests
{
    public static TheoryData<string, string> All =>
        [.. from folder in new[] { "traces", "cases" } from name in Vector.Names(folder) select (folder, name)];

    /// <summary>The traces of which the truth was taken down as they were recorded.</summary>
    public static TheoryData<string> Recordings =>
        [.. Vector.Names("traces").Where(Vector.HasTruth)];

    public static TheoryData<string> Cases => [.. Vector.Names("cases")];

    [Theory]
    [MemberData(nameof(All))]
    public void Gives_the_expected_numbers(string folder, string name)
    {
        (Recorder recorder, string metrics) = Replay(folder, name);
        using JsonDocument expected = JsonDocument.Parse(Vector.Json("expected", name));
        using JsonDocument found = JsonDocument.Parse(metrics);
        foreach (JsonProperty wanted in expected.RootElement.EnumerateObject().Where(p => p.Name is not ("stalls" or "freezes")))
        {
            Assert.True(found.RootElement.TryGetProperty(wanted.Name, out JsonElement value), $"there is no {wanted.Name}");
            AssertSame(wanted.Name, wanted.Value, value);
        }
        AssertSame(expected.RootElement.GetProperty("stalls"), recorder.StallSpans);
        AssertSame(expected.RootElement.GetProperty("freezes"), recorder.FreezeSpans);
    }

    /// <summary>What the definitions make of a case is written down with it; the engine's dates may be an interval off, no more.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Finds_what_a_case_says(string name)
    {
        (Recorder recorder, string metrics) = Replay("cases", name);
        using JsonDocument truth = JsonDocument.Parse(Vector.Json("cases", name));
        Matching.AssertSame(Spans(truth.RootElement, "stalls"), recorder.StallSpans, edgeSeconds: 0.1);
        Matching.AssertSame(Spans(truth.RootElement, "freezes"), recorder.FreezeSpans, edgeSeconds: 0.1);
        using JsonDocument found = JsonDocument.Parse(metrics);
        foreach (JsonProperty also in truth.RootElement.GetProperty("also").EnumerateObject())
        {
            AssertSame(also.Name, also.Value, found.RootElement.GetProperty(also.Name));
        }
    }

    /// <summary>
    /// What the playhead and the frames showed every 20 ms as a trace was recorded: count of stalls and freezes, edges within
    /// 150 ms, seconds stalled within 2 % and frozen within 10 %. A stop too short to tell may
    /// be a stall or none.
    /// </summary>
    [Theory]
    [MemberData(nameof(Recordings))]
    public void Finds_what_was_seen_at_a_recording(string name)
    {
        (Recorder recorder, _) = Replay("traces", name);
        using JsonDocument scenario = JsonDocument.Parse(Vector.Json("traces", name));
        JsonElement truth = scenario.RootElement.GetProperty("truth");
        Span[] stalls = Spans(truth, "stalls"), freezes = Spans(truth, "freezes"), brief = Spans(truth, "brief");
        Span[] found = [.. recorder.StallSpans.Where(f => stalls.Any(s => f.Overlaps(s)) || !brief.Any(b => f.Overlaps(b)))];
        Matching.AssertSame(stalls, found, edgeSeconds: 0.15);
        Assert.Equal(Sum(stalls), Sum(found), 0.02 * Sum(stalls));
        Assert.Equal(freezes.Length, recorder.FreezeSpans.Length);
        Assert.All(freezes.Zip(recorder.FreezeSpans), pair => Assert.True(pair.First.Overlaps(pair.Second), $"{pair.First} against {pair.Second}"));
        Assert.Equal(Sum(freezes), Sum(recorder.FreezeSpans), 0.1 * Sum(freezes) + 1e-6);
    }

    /// <summary>The README adds these to the 29 that PlayheadTraceTests holds to the browser's events.</summary>
    [Fact]
    public void The_recordings_with_a_truth_of_their_own_hold_eighteen_stalls() => Assert.Equal(18, Vector.Names("traces").Where(Vector.HasTruth).Sum(name =>
    {
        using JsonDocument scenario = JsonDocument.Parse(Vector.Json("traces", name));
        return scenario.RootElement.GetProperty("truth").GetProperty("stalls").GetArrayLength();
    }));

    private static double Sum(Span[] spans) => spans.Sum(s => s.Duration);

    private static (Recorder Recorder, string Metrics) Replay(string folder, string name)
    {
        Recorder recorder = new();
        foreach (Sample sample in Vector.Samples(folder, name))
        {
            recorder.Monitor.Update(sample);
        }
        string metrics = recorder.Monitor.GetMetrics();
        recorder.Finish();
        return (recorder, metrics);
    }

    private static Span[] Spans(JsonElement truth, string kind) =>
        [.. truth.GetProperty(kind).EnumerateArray().Select(s => new Span(s[0].GetDouble(), s[1].GetDouble()))];

    private static void AssertSame(JsonElement expected, Span[] found)
    {
        Assert.Equal(expected.GetArrayLength(), found.Length);
        foreach ((JsonElement wanted, Span span) in expected.EnumerateArray().Zip(found))
        {
            double start = wanted.GetProperty("start").GetDouble();
            Assert.Equal(new Span(start, start + wanted.GetProperty("duration").GetDouble()), span);
        }
    }

    private static void AssertSame(string name, JsonElement expected, JsonElement found)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty part in expected.EnumerateObject())
            {
                AssertSame($"{name}.{part.Name}", part.Value, found.GetProperty(part.Name));
            }
        }
        else if (expected.ValueKind == JsonValueKind.Number)
        {
            Assert.True(found.ValueKind == JsonValueKind.Number && Bits(expected) == Bits(found), $"{name} is {found}, not {expected}");
        }
        else
        {
            Assert.True(found.ToString() == expected.ToString() && found.ValueKind == expected.ValueKind, $"{name} is {found}, not {expected}");
        }
    }

    private static long Bits(JsonElement number) => BitConverter.DoubleToInt64Bits(number.GetDouble());
}
