using CsCheck;

namespace BufferHealth.Tests.Invariants;

/// <summary>A faulty sample is counted and changes nothing else.</summary>
public sealed class FaultTests
{
    [Fact]
    public void A_faulty_sample_changes_the_count_of_faults_alone() => Gen.Select(AnyInput.Any, AnyInput.Faulty.Array[1, 5]).Sample(
        (inputs, faulty) =>
        {
            BufferHealthMonitor monitor = Input.FeedAll(inputs);
            byte[] before = Memory.Bytes(monitor, inputFaults: 0);
            int told = 0;
            monitor.StallStarted += _ => told++;
            monitor.StallEnded += _ => told++;
            monitor.StateChanged += _ => told++;
            monitor.Reported += _ => told++;
            foreach (Func<double, Sample> fault in faulty)
            {
                InputStatus status = monitor.Update(fault(inputs[^1].Seconds));
                Assert.True(status is not (InputStatus.Accepted or InputStatus.Disposed), $"{fault(inputs[^1].Seconds)} was {status}");
            }
            Assert.Equal(faulty.Length, monitor.Snapshot().InputFaults);
            Assert.Equal(before, Memory.Bytes(monitor, inputFaults: 0));
            Assert.Equal(0, told);
        },
        iter: 2000);

    [Fact]
    public void Faults_between_sound_samples_change_no_result() => Gen.Select(AnyInput.Any, AnyInput.Faulty).Sample(
        (inputs, faulty) =>
        {
            BufferHealthMonitor disturbed = new();
            foreach (Input input in inputs)
            {
                input.Feed(disturbed);
                disturbed.Update(faulty(input.Seconds));
            }
            Assert.Equal(inputs.Length, disturbed.Snapshot().InputFaults);
            Assert.Equal(Memory.Bytes(Input.FeedAll(inputs)), Memory.Bytes(disturbed, inputFaults: 0));
        },
        iter: 1000);

    [Theory]
    [InlineData(double.NaN, InputStatus.NotFinite)]
    [InlineData(double.PositiveInfinity, InputStatus.NotFinite)]
    [InlineData(double.NegativeInfinity, InputStatus.NotFinite)]
    [InlineData(-1e-9, InputStatus.Negative)]
    [InlineData(1e9, InputStatus.Accepted)]
    [InlineData(1.0000001e9, InputStatus.TooLarge)]
    public void Each_fault_has_its_name(double value, InputStatus status)
    {
        Assert.Equal(status, new BufferHealthMonitor().UpdateBufferLevel(value, 1));
        Assert.Equal(status, new BufferHealthMonitor().UpdateBufferLevel(1, value));
    }

    [Fact]
    public void Time_that_steps_back_by_a_microsecond_is_refused_and_by_less_is_the_same_time()
    {
        BufferHealthMonitor monitor = new();
        monitor.UpdateBufferLevel(2, 1);
        Assert.Equal(InputStatus.TimeWentBack, monitor.UpdateBufferLevel(2, 0.999999));
        Assert.Equal(InputStatus.Accepted, monitor.UpdateBufferLevel(2, 0.9999996));
        Assert.Equal(1, monitor.Snapshot().InputFaults);
    }
}
