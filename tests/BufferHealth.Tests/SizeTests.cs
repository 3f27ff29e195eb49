using System.Runtime.CompilerServices;
using BufferHealth.Kernel;

namespace BufferHealth.Tests;

public sealed class SizeTests
{
    [Fact]
    public void A_playback_takes_512_bytes_at_the_most() => Assert.InRange(Unsafe.SizeOf<Playback>(), 1, 512);

    [Fact]
    public void A_monitor_takes_2_KB_at_the_most() => Assert.InRange(Unsafe.SizeOf<MonitorState>(), 1, 2048);

    [Fact]
    public void With_all_that_follows_it_a_monitor_still_takes_no_more() =>
        Assert.InRange(Unsafe.SizeOf<MonitorState>() + Unsafe.SizeOf<ExtraState>() + Unsafe.SizeOf<ScoreState>(), 1, 2048);

    [Fact]
    public void The_state_holds_no_reference() => Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<MonitorState>());
}
