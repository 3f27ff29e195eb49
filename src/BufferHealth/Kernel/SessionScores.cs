namespace BufferHealth.Kernel;

/// <summary>Adds up a session for its score: media by picture, stalls, startup. What a page and .NET call.</summary>
internal static class SessionScores
{
    [WasmExport("scoreStart")]
    internal static void Start(ref ScoreState s, int device)
    {
        s = default;
        Forget(ref s);
        s.Startup = -1;
        s.Device = (ViewingDevice)device;
    }

    /// <summary>Tells of the picture from a playing time on. Returns an <see cref="InputStatus"/>.</summary>
    [WasmExport("scorePicture")]
    internal static int Picture(ref ScoreState s, in PictureFacts told, double played)
    {
        SessionFormula.Shipped(out ScoreTerms t);
        return (int)Picture(ref s, told, played, t);
    }

    internal static InputStatus Picture(ref ScoreState s, in PictureFacts told, double played, in ScoreTerms t)
    {
        InputStatus status = PictureRule.Check(told);
        if (status != InputStatus.Accepted)
        {
            return status;
        }
        status = Playbacks.Check(played, Playbacks.LargestSeconds);
        if (status != InputStatus.Accepted)
        {
            return status;
        }
        if (PictureRule.Take(ref s.Picture, told))
        {
            Play(ref s, played);        // with the quality from before
            s.FullQuality = PictureQuality.IsKnown(s.Picture) ? PictureQuality.Full(s.Picture, t, s.Device) : -1;
            s.Quality = s.FullQuality >= 0 ? s.FullQuality * PictureQuality.Kept(s.Picture, t) : -1;
        }
        return InputStatus.Accepted;
    }

    /// <summary>Media of a picture of which all that is known is told at once; nothing holds from before. Returns an <see cref="InputStatus"/>.</summary>
    [WasmExport("scoreChunk")]
    internal static int Chunk(ref ScoreState s, in PictureFacts told, double seconds)
    {
        SessionFormula.Shipped(out ScoreTerms t);
        return (int)Chunk(ref s, told, seconds, t);
    }

    internal static InputStatus Chunk(ref ScoreState s, in PictureFacts told, double seconds, in ScoreTerms t)
    {
        InputStatus status = Playbacks.Check(seconds, Playbacks.LargestSeconds - s.Played);
        status = status == InputStatus.Accepted ? PictureRule.Check(told) : status;
        if (status == InputStatus.Accepted)
        {
            Forget(ref s);
            Picture(ref s, told, s.Played, t);
            Play(ref s, s.Played + seconds);
        }
        return status;
    }

    /// <summary>
    /// Media was played up to a playing time, with the picture that was told last. A change of state that is dated back may
    /// take back playing time that was counted: then the next sum waits for it.
    /// </summary>
    internal static int Play(ref ScoreState s, double played)
    {
        InputStatus status = Playbacks.Check(played, Playbacks.LargestSeconds);
        double more = played - s.Played;
        if (status != InputStatus.Accepted || more <= 0)
        {
            return (int)status;
        }
        s.Played = played;
        if (s.Quality >= 0)
        {
            s.Rated += more;
            s.QualitySum += s.Quality * more;
            s.FullSum += s.FullQuality * more;
        }
        return (int)status;
    }

    [WasmExport("scoreStartup")]
    internal static int Startup(ref ScoreState s, double seconds)
    {
        InputStatus status = Playbacks.Check(seconds, Playbacks.LargestSeconds);
        if (status == InputStatus.Accepted)
        {
            s.Startup = seconds;
        }
        return (int)status;
    }

    /// <summary>A stall that has ended, after media of a playing time.</summary>
    [WasmExport("scoreStall")]
    internal static int Stall(ref ScoreState s, double at, double seconds)
    {
        SessionFormula.Shipped(out ScoreTerms t);
        return (int)Stall(ref s, at, seconds, t);
    }

    internal static InputStatus Stall(ref ScoreState s, double at, double seconds, in ScoreTerms t)
    {
        InputStatus status = Playbacks.Check(at, Playbacks.LargestSeconds);
        status = status == InputStatus.Accepted ? Playbacks.Check(seconds, Playbacks.LargestSeconds) : status;
        if (status != InputStatus.Accepted || seconds == 0)
        {
            return status;
        }
        s.StallSeconds += seconds;
        s.StallWeight += SessionFormula.StallWeight(seconds, t);
        int last = s.StallCount;
        s.StallCount++;
        if (last >= LongestSeconds.Length)
        {
            last = LongestSeconds.Length - 1;
            int least = 0;
            for (int i = 1; i <= last; i++)
            {
                least = s.Seconds[i] < s.Seconds[least] ? i : least;
            }
            if (seconds <= s.Seconds[least])
            {
                return status;
            }
            for (int i = least; i < last; i++)
            {
                s.Seconds[i] = s.Seconds[i + 1];
                s.At[i] = s.At[i + 1];
            }
        }
        s.Seconds[last] = seconds;
        s.At[last] = (float)at;
        return status;
    }

    /// <summary>
    /// The score as of a playing time and a stalled time in all, of which the stalls that have ended are known: the rest is
    /// one that goes on. Changes nothing.
    /// </summary>
    [WasmExport("scoreRead")]
    internal static void Read(ref ScoreState source, double played, double stalled, ref ScoreValues v)
    {
        SessionFormula.Shipped(out ScoreTerms t);
        Read(ref source, played, stalled, t, ref v);
    }

    internal static void Read(ref ScoreState source, double played, double stalled, in ScoreTerms t, ref ScoreValues v)
    {
        v = default;
        v.Session = source;
        Play(ref v.Session, played);
        double open = stalled - v.Session.StallSeconds;
        if (open >= 1e-6)       // sums of seconds are rounded, times are whole microseconds
        {
            Stall(ref v.Session, v.Session.Played, open, t);
        }
        SessionFormula.Read(t, ref v);
    }

    private static void Forget(ref ScoreState s)
    {
        s.Picture = default;
        s.Quality = -1;
        s.FullQuality = -1;
    }
}
