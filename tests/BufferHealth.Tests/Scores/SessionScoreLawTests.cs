using CsCheck;

namespace BufferHealth.Tests.Scores;

/// <summary>What holds for any session: people do not like what is longer, one more, or poorer.</summary>
public sealed class SessionScoreLawTests
{
    private const double Rounding = 1e-9;

    /// <summary>Seconds and what happens: media of a picture, or a stall.</summary>
    private readonly record struct Step(bool Stalls, MediaChunk Chunk);

    private sealed record Session(ViewingDevice Device, double? Startup, Step[] Steps);

    private static readonly Gen<double?> Pixels = Gen.OneOf<double?>(null, 0, 144, 240, 360, 480, 720, 1080, 2160);

    private static readonly Gen<MediaChunk> Chunk = Gen.Select(
        Gen.Double[0.001, 20],
        Gen.Frequency((1, Gen.Const((double?)null)), (5, Gen.Double[1, 30_000].Select(v => (double?)v)), (1, Gen.Double[1e-9, 1e9].Select(v => (double?)v))),
        Pixels, Pixels,
        Gen.OneOf<double?>(null, 0, 24, 30, 60),
        Gen.OneOf<double?>(null, null, null, 0, 35.5, 90, 100),
        Gen.Enum<CodecFamily>(),
        (seconds, bitrate, width, height, rate, vmaf, codec) => new MediaChunk(seconds)
        {
            BitrateKbps = bitrate,
            Width = width,
            Height = height,
            FramesPerSecond = rate,
            Vmaf = vmaf,
            Codec = codec,
        });

    private static readonly Gen<Step> AnyStep = Gen.Select(Gen.Bool, Gen.Double[0.001, 60], Chunk, (stalls, seconds, chunk) =>
        stalls ? new Step(true, new(seconds)) : new Step(false, chunk));

    private static readonly Gen<Session> AnySession = Gen.Select(
        Gen.Enum<ViewingDevice>(), Gen.OneOf<double?>(null, 0, 0.3, 2, 30), AnyStep.Array[1, 40],
        (device, startup, steps) => new Session(device, startup, [new(false, new(1) { BitrateKbps = 2000, Height = 720 }), .. steps]));

    [Fact]
    public void Score_and_mos_stay_in_their_range_and_the_points_add_up() => AnySession.Sample(
        session =>
        {
            SessionScore score = Of(session);
            Assert.InRange(score.Score!.Value, 0, 100);
            Assert.InRange(score.Mos!.Value, 1, 5);
            ScoreLoss loss = score.Loss!;
            Assert.Equal(100 - score.Score.Value, loss.Startup + loss.Stalls + loss.LowQuality + loss.StarvedResolution, Rounding);
            Assert.Equal(loss.Stalls, loss.LongestStalls.Sum(s => s.Points) + loss.OtherStalls, Rounding);
            double[] all = [loss.Startup, loss.Stalls, loss.LowQuality, loss.StarvedResolution, loss.OtherStalls, .. loss.LongestStalls.Select(s => s.Points)];
            Assert.All(all, p => Assert.InRange(p, -Rounding, 100));
            Assert.Equal(session.Steps.Count(s => s.Stalls), loss.LongestStalls.Count + loss.OtherStallCount);
        },
        iter: 2000);

    [Fact]
    public void A_longer_stall_never_raises_the_score() => Worse((session, at, by) =>
    {
        session.Steps[at] = session.Steps[at] with { Chunk = session.Steps[at].Chunk with { Seconds = session.Steps[at].Chunk.Seconds + by } };
        return session;
    }, step => step.Stalls);

    [Fact]
    public void Another_stall_never_raises_the_score() => Worse((session, at, by) =>
        session with { Steps = [.. session.Steps[..at], new(true, new(by)), .. session.Steps[at..]] }, _ => true);

    [Fact]
    public void A_longer_startup_never_raises_the_score() => Worse((session, _, by) =>
        session with { Startup = (session.Startup ?? 0) + by }, _ => true);

    [Fact]
    public void A_lower_bitrate_never_raises_the_score() => Worse((session, at, by) =>
    {
        Step step = session.Steps[at];
        session.Steps[at] = step with { Chunk = step.Chunk with { BitrateKbps = step.Chunk.BitrateKbps / (1 + by) } };
        return session;
    }, step => !step.Stalls && step.Chunk.BitrateKbps is > 0);

    [Fact]
    public void A_lower_vmaf_never_raises_the_score() => Worse((session, at, by) =>
    {
        Step step = session.Steps[at];
        session.Steps[at] = step with { Chunk = step.Chunk with { Vmaf = Math.Max(0, step.Chunk.Vmaf!.Value - by) } };
        return session;
    }, step => !step.Stalls && step.Chunk.Vmaf is not null);

    private static void Worse(Func<Session, int, double, Session> change, Func<Step, bool> applies)
    {
        int tried = 0;
        Gen.Select(AnySession, Gen.Int[0, 1000], Gen.Double[0.001, 30]).Sample(
            (session, pick, by) =>
            {
                int[] places = [.. Enumerable.Range(0, session.Steps.Length).Where(i => applies(session.Steps[i]))];
                if (places.Length == 0)
                {
                    return;
                }
                Interlocked.Increment(ref tried);
                double before = Of(session).Score!.Value;
                double after = Of(change(session, places[pick % places.Length], by)).Score!.Value;
                Assert.True(after <= before + Rounding, $"{before} became {after}");
            },
            iter: 2000);
        Assert.InRange(tried, 1000, 2000);
    }

    private static SessionScore Of(Session session)
    {
        SessionScore score = new(session.Device);
        if (session.Startup is { } startup)
        {
            Assert.Equal(InputStatus.Accepted, score.Startup(startup));
        }
        foreach (Step step in session.Steps)
        {
            Assert.Equal(InputStatus.Accepted, step.Stalls ? score.Stall(step.Chunk.Seconds) : score.Play(step.Chunk));
        }
        return score;
    }
}
