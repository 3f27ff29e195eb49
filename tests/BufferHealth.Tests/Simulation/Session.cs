using CsCheck;

namespace BufferHealth.Tests.Simulation;

internal enum Act
{
    Pause,
    Play,
    Seek,
    Rate,
}

/// <summary>Something the viewer does.</summary>
internal readonly record struct Deed(int AtMs, Act Act, double Value);

/// <summary>A session to simulate: the media, the link, the player's habits and what the viewer does.</summary>
internal sealed record Session(
    int SegmentMs, double MediaSeconds, int GoalSegments, double LeftoverSeconds, int ResumeSegments, double StopsShortSeconds,
    (int Ms, double Speed)[] Link, Deed[] Deeds)
{
    private static Gen<(int, double)[]> Links(double fastest) => Gen.Select(
        Gen.Int[1000, 9000], Gen.Frequency((1, Gen.Const(0.0)), (3, Gen.Double[0.2, 0.9]), (4, Gen.Double[1, fastest]))).Array[6, 14];

    /// <summary>Deeds at least 3 s apart, so that each is seen at one sample a second.</summary>
    private static readonly Gen<Deed[]> AllDeeds = Gen.Select(
        Gen.Int[3000, 15_000], Gen.Enum<Act>(), Gen.Double[-20, 20], Gen.OneOf(0.5, 1, 1.5, 2)).Array[0, 6].Select(drafts =>
        {
            int at = 2000;
            return drafts.Select(d => new Deed(at += d.Item1, d.Item2, d.Item2 == Act.Rate ? d.Item4 : d.Item3 + Math.CopySign(3, d.Item3))).ToArray();
        });

    /// <summary>Whatever a viewer and a link may do.</summary>
    internal static readonly Gen<Session> Any = Make(AllDeeds, Gen.OneOf(1000, 2000, 4000), Links(fastest: 5));

    /// <summary>
    /// What levels alone can follow: nobody touches the player, and segments come further apart than samples, since each
    /// that comes hides the fall of its interval.
    /// </summary>
    internal static readonly Gen<Session> Untouched = Make(Gen.Const(Array.Empty<Deed>()), Gen.OneOf(2000, 4000), Links(fastest: 2));

    public override string ToString() => FormattableString.Invariant(
        $"{MediaSeconds} s in {SegmentMs} ms, goal {GoalSegments}, leftover {LeftoverSeconds}, resumes on {ResumeSegments}, {StopsShortSeconds} short; link {string.Join(' ', Link)}; {string.Join(' ', Deeds)}");

    private static Gen<Session> Make(Gen<Deed[]> deeds, Gen<int> segments, Gen<(int, double)[]> links) => Gen.Select(
        segments, Gen.Double[15, 90], Gen.Int[2, 5], Gen.Double[0, 0.06], Gen.Int[1, 2], Gen.OneOf(0, 0, 0.1, 0.4),
        links, deeds,
        (segment, media, goal, leftover, resume, shortBy, link, done) => new Session(segment, Math.Ceiling(media * 1000 / segment) * segment / 1000, goal, leftover, resume, shortBy, link, done));
}
