using System.Runtime.ExceptionServices;
using BufferHealth.Tests.Invariants;
using CsCheck;

namespace BufferHealth.Tests.Surface;

/// <summary>A listener that throws reaches nobody else.</summary>
public sealed class ListenerTests
{
    [Fact]
    public void The_others_are_told_the_update_goes_on_and_the_fault_is_counted() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = new();
            int thrown = 0;
            int failed = 0;
            Throw(monitor, () => thrown++);
            monitor.ListenerFailed += e => failed += e is NotSupportedException ? 1 : 0;
            List<string> told = Listen(monitor);
            BufferHealthMonitor quiet = new();
            List<string> expected = Listen(quiet);
            foreach (Input input in inputs)
            {
                Assert.Equal(InputStatus.Accepted, input.Feed(monitor));
                input.Feed(quiet);
            }
            monitor.Dispose();
            quiet.Dispose();
            Assert.Equal(expected, told);
            Assert.Equal(told.Count, thrown);
            Assert.Equal((thrown, thrown, 0), (monitor.ListenerFaults, failed, quiet.ListenerFaults));
            Assert.Equal(Memory.Bytes(quiet), Memory.Bytes(monitor));
        },
        iter: 500);

    [Fact]
    public void What_the_listener_of_failures_throws_goes_to_the_caller()
    {
        BufferHealthMonitor monitor = new();
        monitor.HealthChanged += _ => throw new NotSupportedException();
        monitor.ListenerFailed += e => throw new InvalidOperationException("from the last resort", e);
        List<HealthLevel> others = [];
        monitor.HealthChanged += others.Add;
        monitor.Reported += _ => throw new NotSupportedException();
        Assert.Throws<InvalidOperationException>(() => monitor.UpdateBufferLevel(3, 0));
        Assert.Equal(1, monitor.ListenerFaults);
        Assert.Equal([HealthLevel.Healthy], others);
        Assert.Equal(3, monitor.Snapshot().BufferLevel);
        Assert.Throws<InvalidOperationException>(() => monitor.UpdateBufferLevel(3, 1));
        Assert.Equal(InputStatus.Accepted, monitor.UpdateBufferLevel(3, 1.1));
    }

    /// <summary>The second listener hears the same as one of a monitor that nobody feeds from within.</summary>
    [Fact]
    public void A_listener_that_feeds_the_monitor_or_resets_it_leaves_the_order_as_it_was() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = new();
            List<string> first = [];
            int fed = 0;
            int depth = 0;
            void Meddle(string what)
            {
                first.Add(what);
                Assert.Equal(0, depth++);
                if (++fed % 7 == 0)
                {
                    monitor.Reset();
                }
                else if (fed % 3 == 0)
                {
                    monitor.Pause(1e6 + fed);
                }
                depth--;
            }
            monitor.StallStarted += s => Meddle($"start {s}");
            monitor.StallEnded += s => Meddle($"end {s}");
            monitor.StateChanged += c => Meddle($"{c}");
            List<string> second = [];
            monitor.StallStarted += s => second.Add($"start {s}");
            monitor.StallEnded += s => second.Add($"end {s}");
            monitor.StateChanged += c => second.Add($"{c}");
            monitor.ListenerFailed += e => ExceptionDispatchInfo.Throw(e);
            foreach (Input input in inputs)
            {
                input.Feed(monitor);
            }
            Assert.Equal(first, second);
        },
        iter: 1000);

    [Fact]
    public void Stalls_and_freezes_are_told_in_the_order_in_which_they_happened() => AnyInput.Any.Sample(
        inputs =>
        {
            BufferHealthMonitor monitor = new BufferHealthMonitor().Strict();
            long last = 0;
            bool open = false;
            void Happened(double time, bool begins)
            {
                long at = (long)Math.Round(time * 1e6);
                Assert.True(at >= last, $"{at} is told after {last}");
                Assert.NotEqual(begins, open);
                last = at;
                open = begins;
            }
            monitor.StallStarted += s => Happened(s.Start, begins: true);
            monitor.StallEnded += s => Happened(s.Start + s.Duration!.Value, begins: false);
            monitor.FreezeStarted += f => Happened(f.Start, begins: true);
            monitor.FreezeEnded += f => Happened(f.Start + f.Duration!.Value, begins: false);
            foreach (Input input in inputs)
            {
                input.Feed(monitor);
            }
            monitor.Dispose();
            Assert.False(open);
        },
        iter: 2000);

    private static void Throw(BufferHealthMonitor monitor, Action thrown)
    {
        void Fail()
        {
            thrown();
            throw new NotSupportedException();
        }
        monitor.Started += _ => Fail();
        monitor.StartFailed += Fail;
        monitor.StallStarted += _ => Fail();
        monitor.StallLong += _ => Fail();
        monitor.StallEnded += _ => Fail();
        monitor.FreezeStarted += _ => Fail();
        monitor.FreezeEnded += _ => Fail();
        monitor.SeekEnded += _ => Fail();
        monitor.HealthChanged += _ => Fail();
        monitor.StateChanged += _ => Fail();
        monitor.Reported += _ => Fail();
    }

    private static List<string> Listen(BufferHealthMonitor monitor)
    {
        List<string> told = [];
        monitor.Started += t => told.Add($"started {t}");
        monitor.StartFailed += () => told.Add("failed");
        monitor.StallStarted += s => told.Add($"start {s}");
        monitor.StallLong += s => told.Add($"long {s}");
        monitor.StallEnded += s => told.Add($"end {s}");
        monitor.FreezeStarted += f => told.Add($"start {f}");
        monitor.FreezeEnded += f => told.Add($"end {f}");
        monitor.SeekEnded += s => told.Add($"{s}");
        monitor.HealthChanged += h => told.Add($"{h}");
        monitor.StateChanged += c => told.Add($"{c}");
        monitor.Reported += m => told.Add($"{m.ElapsedTime}");
        return told;
    }
}
