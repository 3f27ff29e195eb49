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
        Matching.AssertSame(Spans(truth, "stalls"), recorder.StallSpans, edgeSeconds: 0.1);
        Matching.AssertSame(Spans(truth, "freezes"), recorder.FreezeSpans, edgeSeconds: 0.1);
        using JsonDocument found = JsonDocument.Parse(metrics);
        foreach (JsonProperty also in truth.RootElement.GetProperty("also").EnumerateObject())
        {
            AssertSame(also.Name, also.Value, found.RootElement.GetProperty(also.Name));
        }
    }

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

    private static Span[] Spans(JsonDocument truth, string kind) =>
        [.. truth.RootElement.GetProperty(kind).EnumerateArray().Select(s => new Span(s[0].GetDouble(), s[1].GetDouble()))];

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
