using CsCheck;

namespace BufferHealth.Tests.Invariants;

/// <summary>Results depend on the samples and on nothing else.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void Two_runs_hold_the_same_bytes() => AnyInput.Any.Sample(
        inputs => Assert.Equal(Memory.Bytes(Input.FeedAll(inputs)), Memory.Bytes(Input.FeedAll(inputs))),
        iter: 500);

    [Fact]
    public void A_shift_of_all_times_shifts_the_times_and_nothing_else() => Gen.Select(AnyInput.Any, Gen.Long[1, 4_000_000_000_000]).Sample(
        (inputs, shift) =>
        {
            (string metrics, (long Start, long End, StallEnding Why)[] stalls) = Run(inputs, 0);
            (string shiftedMetrics, (long Start, long End, StallEnding Why)[] shiftedStalls) = Run(inputs, shift);
            Assert.Equal(metrics, shiftedMetrics);
            Assert.Equal(stalls.Select(s => (s.Start + shift, s.End + shift, s.Why)), shiftedStalls);
        },
        iter: 3000);

    private static (string Metrics, (long Start, long End, StallEnding Why)[] Stalls) Run(Input[] inputs, long shift)
    {
        Recorder recorder = new();
        foreach (Input input in inputs)
        {
            input.Feed(recorder.Monitor, shift);
        }
        string metrics = recorder.Finish().ToJson();
        return (metrics, [.. recorder.Stalls.Select(s => (Whole(s.Start), Whole(s.Start + s.Duration!.Value), s.EndedBy))]);
    }

    private static long Whole(double seconds) => (long)Math.Round(seconds * 1e6);
}
