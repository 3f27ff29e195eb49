namespace BufferHealth.ForecastEvaluation;

/// <summary>How much a player buffers, and from when on it plays. Seconds.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="MaximumLevel">It requests no segment that would not fit below this.</param>
/// <param name="StartLevel">Playback starts at this level.</param>
/// <param name="ResumeLevel">Playback goes on after a stall at this level.</param>
/// <param name="SegmentsBehind">Live: how many segments it starts behind the newest; 0 is on demand.</param>
/// <param name="Parts">Into how many parts a segment is cut that are appended as they come.</param>
internal sealed record PlayerSetup(string Name, double MaximumLevel, double StartLevel, double ResumeLevel, int SegmentsBehind, int Parts)
{
    internal static readonly PlayerSetup[] All =
    [
        new("on demand, 30 s ahead (hls.js's defaults)", 30, 0.5, 0.5, 0, 1),
        new("on demand, 12 s ahead, resumes at 2 s (Shaka's goals, 10 s raised to hold two segments of 6 s)", 12, 2, 2, 0, 1),
        new("on demand, 50 s ahead, starts at 2.5 s, resumes at 5 s (ExoPlayer's long-time defaults)", 50, 2.5, 5, 0, 1),
        new("live, three segments behind", 60, 0.5, 0.5, 3, 1),
        new("live, two segments behind, appended in quarters as they come", 60, 0.5, 1, 2, 4),
    ];
}
