using BufferHealth.Kernel;

namespace BufferHealth.Tests.Scores;

/// <summary>The coefficients that the formula was published with inside the project, before the ones that ship were fitted: without a part for starved resolutions.</summary>
internal static class NoteTerms
{
    internal static ScoreTerms Value { get; } = new()
    {
        Constant = 0.8559,
        Bitrate = 0.4683,
        Pixels = 0.8273,
        Stall = 0.0889,
        StallPower = 0.4097,
        SessionPower = 0.5288,
        Startup = 0.1507,
    };
}
