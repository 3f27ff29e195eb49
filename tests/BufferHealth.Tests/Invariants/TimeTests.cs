using System.Reflection;
using BufferHealth.Kernel;
using CsCheck;

namespace BufferHealth.Tests.Invariants;

/// <summary>The times of the states add up to the elapsed time exactly, whatever comes in.</summary>
public sealed class TimeTests
{
    [Fact]
    public void Times_of_the_states_add_up_at_every_sample() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = new();
            foreach (Input input in inputs)
            {
                Assert.Equal(InputStatus.Accepted, input.Feed(monitor));
                Metrics m = monitor.Snapshot();
                long[] spent = [.. Buckets(m).Select(Microseconds)];
                Assert.Equal(input.Microseconds - inputs[0].Microseconds, Microseconds(m.ElapsedTime));
                Assert.Equal(Microseconds(m.ElapsedTime), spent.Sum());
                Assert.DoesNotContain(spent, time => time < 0);
            }
        },
        iter: 3000);

    [Fact]
    public void Nothing_in_the_state_is_ever_infinite_or_no_number() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = Input.FeedAll(inputs);
            object playback = monitor.Memory.Playback;
            foreach (FieldInfo field in typeof(Playback).GetFields().Where(f => f.FieldType == typeof(double)))
            {
                Assert.True(double.IsFinite((double)field.GetValue(playback)!), field.Name);
            }
            Metrics m = monitor.Snapshot();
            Assert.InRange(m.QoeScore!.Value, 0, 100);
            Assert.True(double.IsFinite(m.AvgBufferLevel ?? 0) && double.IsFinite(m.DecayedBufferLevel ?? 0));
        },
        iter: 2000);

    private static double[] Buckets(Metrics m) =>
        [m.IdleTime, m.StartingTime, m.PlayingTime, m.TotalStallDuration, m.FreezeDuration, m.SeekTime, m.PausedTime, m.EndedTime, m.SuspendedTime, m.UnobservedTime];

    private static long Microseconds(double seconds)
    {
        long whole = (long)Math.Round(seconds * 1e6);
        Assert.Equal(whole / 1e6, seconds);
        return whole;
    }
}
