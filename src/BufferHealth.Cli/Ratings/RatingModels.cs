using BufferHealth.Kernel;

namespace BufferHealth.Cli.Ratings;

/// <summary>The models that <c>validate</c> sets side by side: the engine's own in its parts, and those that others have published.</summary>
internal static class RatingModels
{
    /// <summary>The note's coefficients, fitted before the ones that ship and on Mobile Stall II, too: no device, no starved resolutions, no VMAF.</summary>
    private static readonly ScoreTerms FirstDraft = new()
    {
        Constant = 0.8559,
        Bitrate = 0.4683,
        Pixels = 0.8273,
        Stall = 0.0889,
        StallPower = 0.4097,
        SessionPower = 0.5288,
        Startup = 0.1507,
    };

    internal static IReadOnlyList<IRatingModel> All { get; } =
    [
        new RatingModel("session", s => Watched(s).Score),
        new RatingModel("session, no VMAF", s => s.HasVmaf ? Watched(s.WithoutVmaf()).Score : null),
        new RatingModel("picture alone", s => Watched(s).PictureQuality),
        new RatingModel("stalls alone", s => Watched(s, pictureKnown: false).Score),
        new RatingModel("mean VMAF", s => s.HasVmaf ? s.Chunks.Sum(c => c.Vmaf * c.Seconds) / s.PlayedSeconds : null),
        .. PublishedModel.All.Select(m => new RatingModel(m.Name, s => m.Of(Facts(s)))),
        new RatingModel("first draft", s => Watched(s.WithoutVmaf(), FirstDraft).Score),
    ];

    private static SessionScore Watched(RatedSession session, bool? pictureKnown = null) => Watched(session, Shipped(), pictureKnown);

    /// <summary>What the engine makes of a session. Where nothing is known of the picture, it is taken to be perfect.</summary>
    private static SessionScore Watched(RatedSession session, in ScoreTerms terms, bool? pictureKnown = null)
    {
        ViewingDevice device = session.IsPhone ? ViewingDevice.Phone : session.DisplayHeight >= 2160 ? ViewingDevice.Uhd : ViewingDevice.Screen;
        SessionScore score = new(device, terms);
        bool known = pictureKnown ?? session.Chunks.Any(c => c.Vmaf is not null || c.BitrateKbps is not null);
        CodecFamily codec = Enum.TryParse(session.Codec, ignoreCase: true, out CodecFamily named) ? named : CodecFamily.Unknown;
        score.Startup(session.StartupSeconds);
        foreach (RatedChunk c in session.Chunks)
        {
            score.Play(known
                ? new(c.Seconds) { BitrateKbps = c.BitrateKbps, Width = c.Width, Height = c.Height, FramesPerSecond = c.FramesPerSecond, Vmaf = c.Vmaf, Codec = codec }
                : new(c.Seconds) { BitrateKbps = c.BitrateKbps, Quality = 100 });
        }
        foreach (RatedStall stall in session.Stalls)
        {
            score.Stall(stall.Seconds);
        }
        return score;
    }

    private static SessionFacts Facts(RatedSession session) =>
        Watched(session).Facts with { DecayedLevelSeconds = session.Chunks[^1].LevelSeconds };

    private static ScoreTerms Shipped()
    {
        SessionFormula.Shipped(out ScoreTerms terms);
        return terms;
    }
}
