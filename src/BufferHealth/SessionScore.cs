using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// The score of a whole session, 0 to 100, from what was played and how it was interrupted: for recorded sessions and rating
/// sets, where no monitor watches. Fed in the order of the session. Bad input is refused and changes nothing. Constant
/// memory, however long the session. Not thread-safe: use one from one thread at a time.
/// </summary>
public sealed class SessionScore
{
    private readonly ScoreTerms terms;
    private ScoreState state;
    private PlayedBitrates bitrates;

    /// <summary>Begins a session.</summary>
    /// <param name="device">What it is watched on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such device.</exception>
    public SessionScore(ViewingDevice device = ViewingDevice.Screen)
        : this(device, Shipped())
    {
    }

    /// <summary>The same formula with other coefficients.</summary>
    internal SessionScore(ViewingDevice device, in ScoreTerms terms)
    {
        if (!Enum.IsDefined(device))
        {
            throw new ArgumentOutOfRangeException(nameof(device), device, "device must be Screen, Phone or Uhd.");
        }
        this.terms = terms;
        SessionScores.Start(ref state, (int)device);
    }

    /// <summary>The session score, 0 to 100; null while no media with a known picture was played.</summary>
    public double? Score => Known(Read().Score);

    /// <summary>The estimated mean opinion score, 1 to 5: 1 + 4 x score / 100; null where the score is.</summary>
    public double? Mos => Known(Read().Mos);

    /// <summary>Mean picture quality, 0 to 100, by playing time, before anything that interrupted; null where the score is.</summary>
    public double? PictureQuality => Known(Read().Quality);

    /// <summary>What took the score down; null where the score is.</summary>
    public ScoreLoss? Loss
    {
        get
        {
            ScoreValues values = Read();
            return ScoreLoss.Of(ref values);
        }
    }

    /// <summary>What the published models are computed from.</summary>
    public SessionFacts Facts => new SessionFacts
    {
        PlayedSeconds = state.Played,
        StartupSeconds = Known(state.Startup),
        StallCount = state.StallCount,
        StallSeconds = state.StallSeconds,
        WatchedSeconds = state.Played + Math.Max(0, state.Startup) + state.StallSeconds,
    }.With(bitrates, state.Played);

    /// <summary>Takes a piece of media that was played.</summary>
    /// <returns>What became of it.</returns>
    public InputStatus Play(in MediaChunk chunk)
    {
        double before = state.Played;
        InputStatus status = SessionScores.Chunk(ref state, chunk.ToFacts(), chunk.Seconds, terms);
        if (status == InputStatus.Accepted)
        {
            bitrates.Switch(chunk.BitrateKbps ?? 0, before);
        }
        return status;
    }

    /// <summary>Takes a stall after what was played so far.</summary>
    /// <param name="seconds">How long it lasted, 0 to 1e9; 0 is none.</param>
    /// <returns>What became of it.</returns>
    public InputStatus Stall(double seconds) => SessionScores.Stall(ref state, state.Played, seconds, terms);

    /// <summary>Tells the time from the wish to play to the first picture; told again, it counts anew.</summary>
    /// <param name="seconds">0 to 1e9.</param>
    /// <returns>What became of it.</returns>
    public InputStatus Startup(double seconds) => (InputStatus)SessionScores.Startup(ref state, seconds);

    /// <summary>The quality of one picture, 0 to 100; null where neither its bitrate nor its VMAF is known, or a part is out of range.</summary>
    /// <param name="picture">The picture; its seconds do not matter.</param>
    /// <param name="device">What it is watched on.</param>
    public static double? QualityOf(in MediaChunk picture, ViewingDevice device = ViewingDevice.Screen)
    {
        ScoreState one = default;
        SessionScores.Start(ref one, (int)device);
        _ = SessionScores.Picture(ref one, picture.ToFacts(), 0);
        return Known(one.Quality);
    }

    private ScoreValues Read()
    {
        ScoreValues values = default;
        SessionScores.Read(ref state, state.Played, state.StallSeconds, terms, ref values);
        return values;
    }

    private static double? Known(double value) => value < 0 ? null : value;

    private static ScoreTerms Shipped()
    {
        SessionFormula.Shipped(out ScoreTerms terms);
        return terms;
    }
}
