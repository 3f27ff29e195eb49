using BufferHealth.Server.Queries;
using BufferHealth.Server.Sessions;
using static BufferHealth.Server.Sessions.SessionState;

namespace BufferHealth.Server.Tests.Queries;

public sealed class TimelineTests
{
    [Fact]
    public void A_stall_goes_from_its_first_point_to_the_first_that_is_none_and_its_note_is_its_cause()
    {
        SessionPoint[] points = [At(0, Playing), At(10, Stalled, "starved"), At(14, Stalled), At(15, Playing, "404"), At(20, Stalled), At(21, Ended)];
        Assert.Equal([new TimelineStall(10, 15, 0, "starved"), new TimelineStall(20, 21, 0, null)], Timeline.Stalls(points));
        Assert.Equal([new TimelineError(15, 0, "404")], Timeline.Errors(points));
    }

    [Fact]
    public void A_late_point_that_does_not_say_its_state_neither_ends_a_stall_nor_begins_one()
    {
        SessionPoint[] points = [At(10, Stalled, "starved"), At(12, Unknown, "late error"), At(15, Playing)];
        Assert.Equal([new TimelineStall(10, 15, 0, "starved")], Timeline.Stalls(points));
        Assert.Equal([new TimelineError(12, 0, "late error")], Timeline.Errors(points));
    }

    [Fact]
    public void An_error_within_a_stall_is_an_error()
    {
        SessionPoint[] points = [At(10, Stalled), At(12, Stalled, "503"), At(15, Playing)];
        Assert.Equal([new TimelineStall(10, 15, 0, null)], Timeline.Stalls(points));
        Assert.Equal([new TimelineError(12, 0, "503")], Timeline.Errors(points));
    }

    [Fact]
    public void A_stall_that_nothing_ends_is_open_and_ends_with_its_part()
    {
        SessionPoint[] points = [At(10, Stalled), At(30, Stalled, part: 1), At(40, Playing, part: 1), At(50, Stalled, part: 1)];
        Assert.Equal([new TimelineStall(10, null, 0, null), new TimelineStall(30, 40, 1, null), new TimelineStall(50, null, 1, null)], Timeline.Stalls(points));
    }

    private static SessionPoint At(long atMs, SessionState state, string? note = null, int part = 0) => new()
    {
        Tenant = "local",
        SessionId = "a",
        Part = part,
        AtMs = atMs,
        State = state,
        LevelMs = null,
        BitrateKbps = null,
        Note = note,
        Position = atMs,
    };
}
