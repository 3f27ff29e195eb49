using BufferHealth.Server.Sessions;
using CsCheck;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>Sessions are due when their deadline has passed: never before, and at most a second later.</summary>
public sealed class TimerWheelTests
{
    [Fact]
    public void Each_is_due_in_the_second_after_its_deadline_however_time_passes() =>
        Gen.Select(Gen.Int[0, 4000].Array[1, 60], Gen.Int[1, 400_000].Array[1, 60], Gen.Int[0, 3_600_000].Array[1, 60]).Sample(
            (delays, steps, later) =>
            {
                const long start = ShardUnderTest.T0 + 123;
                TimerWheel wheel = new();
                Assert.Null(wheel.Due(start));
                HashSet<Session> open = [];
                for (int i = 0; i < delays.Length; i++)
                {
                    Session session = new(new([]), [(byte)i], null) { DeadlineMs = start + delays[i] };
                    open.Add(session);
                    wheel.Add(session);
                    // Deadlines are put off while the session hangs where it hung.
                    session.DeadlineMs += later[i % later.Length];
                }
                Session removed = open.First();
                wheel.Remove(removed);
                open.Remove(removed);
                long now = start;
                for (int i = 0; open.Count > 0; i++)
                {
                    now += steps[i % steps.Length];
                    while (wheel.Due(now) is { } due)
                    {
                        Assert.True(due.DeadlineMs <= now, "before its deadline");
                        Assert.True(open.Remove(due), "twice, or taken out before");
                    }
                    Assert.All(open, s => Assert.True(s.DeadlineMs > now - 1000, "a second too late"));
                }
            },
            iter: 300);
}
