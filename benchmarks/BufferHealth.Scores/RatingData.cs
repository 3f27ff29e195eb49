using BufferHealth.Cli.Ratings;

namespace BufferHealth.ScoreEvaluation;

/// <summary>The sets that the coefficients come from, and those that they are held against.</summary>
internal static class RatingData
{
    internal const string Sqoe4 = "waterloo_sqoe4";
    internal const string LiveNflx2 = "live_nflx2";
    internal const string LiveNflx1 = "live_nflx1";
    internal const string MobileStall2 = "live_mobile_stall2";

    internal static readonly string[] All = [Sqoe4, LiveNflx2, LiveNflx1, MobileStall2];

    /// <summary>The two that may be fitted on; nothing else is read.</summary>
    internal static List<FittedSet> Fitted(string folder) =>
    [
        new(Sqoe4, RatingSet.Read(Path.Combine(folder, Sqoe4)).Sessions, isScale: true),
        new(LiveNflx2, RatingSet.Read(Path.Combine(folder, LiveNflx2)).Sessions, isScale: false),
    ];
}
