using CsCheck;

namespace BufferHealth.Tests.Invariants;

/// <summary>The properties would prove nothing if the generated input never came to the interesting places.</summary>
public sealed class ReachTests
{
    [Fact]
    public void Generated_input_reaches_every_state_cause_and_ending()
    {
        HashSet<object> reached = [];
        Lock gate = new();
        AnyInput.Any.Sample(
            inputs =>
            {
                Recorder recorder = new();
                List<object> here = [];
                recorder.Monitor.FreezeEnded += f => here.Add((typeof(Freeze), f.EndedBy));
                recorder.Monitor.StallEnded += s => here.AddRange([(typeof(Stall), s.EndedBy), s.Cause]);
                foreach (Input input in inputs)
                {
                    input.Feed(recorder.Monitor);
                    here.Add(recorder.Monitor.State);
                }
                // A suspension ends with the sample that shows it, so only its time is ever seen.
                if (recorder.Finish().SuspendedTime > 0)
                {
                    here.Add(PlaybackState.Suspended);
                }
                lock (gate)
                {
                    reached.UnionWith(here);
                }
            },
            iter: 4000);
        IEnumerable<object> stallEndings =
            Enum.GetValues<StallEnding>().Except([StallEnding.None, StallEnding.Stall]).Select(e => (object)(typeof(Stall), e));
        IEnumerable<object> freezeEndings =
            Enum.GetValues<StallEnding>().Except([StallEnding.None, StallEnding.Cap]).Select(e => (object)(typeof(Freeze), e));
        Assert.Empty(Enum.GetValues<PlaybackState>().Cast<object>().Except(reached));
        Assert.Empty(Enum.GetValues<StallCause>().Cast<object>().Except(reached));
        Assert.Empty(stallEndings.Except(reached));
        Assert.Empty(freezeEndings.Except(reached));
    }
}
