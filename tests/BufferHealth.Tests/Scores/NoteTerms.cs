using BufferHealth.Kernel;

namespace BufferHealth.Tests.Scores;

/// <summary>The coefficients that the formula was published with inside the project, before the ones that ship were fitted.</summary>
internal static class NoteTerms
{
    /// <param name="starved">The weight of starved resolutions; 0 leaves that part out.</param>
    internal static ScoreTerms With(double starved) => new()
    {
        Constant = 0.8559,
        Bitrate = 0.4683,
        Pixels = 0.8273,
        Codec = -0.0121,
        Phone = 0.1210,
        Starved = starved,
        StarvedModern = 0.6,
        StarvedPower = 1,
        Stall = 0.0889,
        StallPower = 0.4097,
        SessionPower = 0.5288,
        Startup = 0.1507,
    };
}
