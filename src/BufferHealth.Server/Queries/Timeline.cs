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
    public static IReadOnlyList<TimelineStall> Stalls(IReadOnlyList<SessionPoint> points) =>
        [.. Runs(points).Select(run => new TimelineStall(run.First.AtMs, run.EndMs, run.First.Part, run.First.Note))];

    /// <summary>The errors: every note, but for those of the points at which stalls begin, which are causes.</summary>
    /// <param name="points">By time.</param>
    public static IReadOnlyList<TimelineError> Errors(IReadOnlyList<SessionPoint> points) =>
    [
        .. points.Where(point => point.Note is not null).Except(Runs(points).Select(run => run.First))
            .Select(point => new TimelineError(point.AtMs, point.Part, point.Note!)),
    ];

    private static IEnumerable<(SessionPoint First, long? EndMs)> Runs(IReadOnlyList<SessionPoint> points)
    {
        foreach (IGrouping<int, SessionPoint> part in points.GroupBy(point => point.Part))
        {
            SessionPoint? first = null;
            foreach (SessionPoint point in part.Where(Says))
            {
                if (point.State == SessionState.Stalled)
                {
                    first ??= point;
                }
                else if (first is not null)
                {
                    yield return (first, point.AtMs);
                    first = null;
                }
            }
            if (first is not null)
            {
                yield return (first, null);
            }
        }
    }

    // A record that is older than the newest does not say what the state is from then on.
    private static bool Says(SessionPoint point) => point.State != SessionState.Unknown;
}
