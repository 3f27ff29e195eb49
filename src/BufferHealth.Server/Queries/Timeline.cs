using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Queries;

/// <summary>Finds stalls and errors in a session's points.</summary>
internal static class Timeline
{
    /// <summary>The most points of an answer.</summary>
    public const int MostPoints = 10_000;

    /// <summary>
    /// The stalls: from the first point of a run that is stalled to the first after it that is not. A part that ends in one leaves its end open, and
    /// so does a session that is stalled now.
    /// </summary>
    /// <param name="points">By time.</param>
    public static IReadOnlyList<TimelineStall> Stalls(IReadOnlyList<SessionPoint> points)
    {
        List<TimelineStall> stalls = [];
        foreach (IGrouping<int, SessionPoint> part in points.GroupBy(point => point.Part))
        {
            TimelineStall? open = null;
            foreach (SessionPoint point in part.Where(Says))
            {
                if (point.State == SessionState.Stalled)
                {
                    open ??= new TimelineStall(point.AtMs, null, point.Part, point.Note);
                }
                else if (open is not null)
                {
                    stalls.Add(open with { EndMs = point.AtMs });
                    open = null;
                }
            }
            if (open is not null)
            {
                stalls.Add(open);
            }
        }
        return stalls;
    }

    /// <summary>The errors: every note, but for those of the points at which stalls begin, which are causes.</summary>
    /// <param name="points">By time.</param>
    public static IReadOnlyList<TimelineError> Errors(IReadOnlyList<SessionPoint> points) =>
    [
        .. points.Where(point => point.Note is not null).Except(Stalls(points).Select(stall => BeginningOf(stall, points)))
            .Select(point => new TimelineError(point.AtMs, point.Part, point.Note!)),
    ];

    private static SessionPoint BeginningOf(TimelineStall stall, IReadOnlyList<SessionPoint> points) =>
        points.First(point => point.State == SessionState.Stalled && point.Part == stall.Part && point.AtMs == stall.StartMs);

    // A record that is older than the newest does not say what the state is from then on.
    private static bool Says(SessionPoint point) => point.State != SessionState.Unknown;
}
