namespace BufferHealth.Tests.Simulation;

/// <summary>
/// A player in steps of a millisecond, with its truth. It starts and resumes on whole segments, stalls when next to
/// nothing is left, drops its buffer on a seek, and may stop short of the end without a word.
/// </summary>
internal sealed class Player
{
    private readonly Session session;
    private readonly List<Span> stalls = [];
    private double downloadedSeconds;
    private double bufferedUntil;
    private bool begun;
    private bool starved = true;
    private bool afterSeek;
    private int? stalledSince;

    internal Player(Session session) => this.session = session;

    internal int Now { get; private set; }

    internal double Playhead { get; private set; }

    internal double Rate { get; private set; } = 1;

    internal bool Paused { get; private set; }

    internal bool Seeking { get; private set; }

    internal bool Ended { get; private set; }

    /// <summary>Stopped short of the end, without saying that it has ended.</summary>
    internal bool StoppedShort { get; private set; }

    internal double Level => Math.Max(0, bufferedUntil - Playhead);

    internal bool AtEnd => bufferedUntil >= session.MediaSeconds;

    /// <summary>What the viewer saw, in order.</summary>
    internal IReadOnlyList<Span> Stalls => stalls;

    internal void Close() => Note(stands: false);

    /// <summary>One millisecond on. Returns what was done in it, if anything.</summary>
    internal Act? Step()
    {
        Now++;
        Download();
        Act? done = null;
        foreach (Deed deed in session.Deeds)
        {
            if (deed.AtMs == Now)
            {
                done = Do(deed) ? deed.Act : null;
            }
        }
        Advance();
        return done;
    }

    private void Download()
    {
        int at = 0;
        double speed = 3;
        foreach ((int ms, double s) in session.Link)
        {
            speed = s;
            at += ms;
            if (Now <= at)
            {
                break;
            }
        }
        speed = Now > at ? 3 : speed;
        double segment = session.SegmentMs / 1000.0;
        if (AtEnd || Level >= session.GoalSegments * segment)
        {
            return;
        }
        downloadedSeconds += speed / 1000;
        if (downloadedSeconds >= segment)
        {
            downloadedSeconds = 0;
            bufferedUntil = Math.Min(bufferedUntil + segment, session.MediaSeconds);
        }
    }

    private bool Do(Deed deed)
    {
        switch (deed.Act)
        {
            case Act.Pause when begun && !Paused && !Ended && !Seeking:
                Paused = true;
                return true;
            case Act.Play when Paused:
                Paused = false;
                return true;
            case Act.Rate when !starved:
                Rate = deed.Value;
                return true;
            case Act.Seek when begun && !Seeking:
                double target = Math.Clamp(Playhead + deed.Value, 0, session.MediaSeconds - 5);
                if (Math.Abs(target - Playhead) < 3)
                {
                    return false;
                }
                Playhead = bufferedUntil = target;
                downloadedSeconds = 0;
                (Seeking, Ended, StoppedShort, starved) = (true, false, false, true);
                return true;
            default:
                return false;
        }
    }

    private void Advance()
    {
        double leftover = session.LeftoverSeconds * Rate;
        double end = session.MediaSeconds - session.StopsShortSeconds;
        if (AtEnd && Playhead >= end && !Seeking)
        {
            StoppedShort = session.StopsShortSeconds > 0;
            Ended = !StoppedShort;
        }
        // A wish that comes after a pause is met with whatever is there: waiting on with data is a freeze, another subject.
        double needed = Paused ? session.SegmentMs / 1000.0 : session.ResumeSegments * session.SegmentMs / 1000.0;
        bool enough = AtEnd ? Level > leftover || Playhead + leftover >= end : Level >= needed;
        starved = starved ? !enough : Level <= leftover && !AtEnd;
        if (!starved)
        {
            Seeking = false;
        }
        bool advances = !starved && !Paused && !Ended && !StoppedShort;
        if (advances)
        {
            begun = true;
            Playhead = Math.Min(Playhead + Rate / 1000, AtEnd ? end : bufferedUntil);
        }
        afterSeek = Seeking || (afterSeek && !advances);
        Note(!advances && begun && !Paused && !Ended && !StoppedShort && !afterSeek);
    }

    private void Note(bool stands)
    {
        if (stands)
        {
            stalledSince ??= Now - 1;
        }
        else if (stalledSince is { } since)
        {
            stalls.Add(new(since / 1000.0, (Now - 1) / 1000.0));
            stalledSince = null;
        }
    }
}
