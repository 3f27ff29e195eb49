using BufferHealth.Cli.Ratings;

namespace BufferHealth.ScoreEvaluation;

/// <summary>A session that people rated while it played, every half second.</summary>
/// <param name="Session">Its name.</param>
/// <param name="Rows">In the order of time: picture quality (VMAF) from a time on, the share of the half second that was stalled, the opinion.</param>
internal sealed record LiveSession(string Session, IReadOnlyList<(double Vmaf, double Stalled, double Opinion)> Rows)
{
    internal const string FileName = "continuous_0p5s.csv";
    internal const double RowSeconds = 0.5;

    internal static List<LiveSession> Read(string folder)
    {
        List<LiveSession> sessions = [];
        List<(double, double, double)> rows = [];
        foreach (RatingFile.Row row in RatingFile.Read(Path.Combine(folder, FileName), "session", "quality_0_100", "stalled", "continuous_score"))
        {
            if (sessions.Count == 0 || sessions[^1].Session != row.Text("session"))
            {
                rows = [];
                sessions.Add(new(row.Text("session"), rows));
            }
            rows.Add((row.Required("quality_0_100"), row.Required("stalled"), row.Required("continuous_score", double.MinValue)));
        }
        return sessions;
    }
}
