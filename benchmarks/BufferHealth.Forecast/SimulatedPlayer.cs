namespace BufferHealth.ForecastEvaluation;

/// <summary>A player over a recorded link, seen ten times a second.</summary>
internal sealed class SimulatedPlayer
{
    /// <summary>Chromium said <c>waiting</c> with 0.037 to 0.058 s left.</summary>
    private const double EmptyLevel = 0.05;

    private const double SampleSeconds = 0.1;
    private const double LongestSeconds = 400;
    private const double ShortestSeconds = 180;

    private readonly Link link;
    private readonly Ladder ladder;
    private readonly PlayerSetup setup;
    private readonly Adaptation rule;
    private readonly Session session;
    private readonly Random random;
    private readonly double maximumLevel;
    private readonly double roundTrip;
    private double now;
    private double level;
    private bool playing;
    private bool started;
    private double nextSample;
    private int samples;
    private double fast;
    private double slow;
    private double weighed;

    private SimulatedPlayer(Link link, Ladder ladder, PlayerSetup setup, Adaptation rule, int seed, Session session)
    {
        (this.link, this.ladder, this.setup, this.rule, this.session) = (link, ladder, setup, rule, session);
        random = new(seed);
        maximumLevel = setup.SegmentsBehind > 0
            ? Math.Min(setup.MaximumLevel, setup.SegmentsBehind * ladder.SegmentSeconds)
            : setup.MaximumLevel;
        roundTrip = 0.03 + 0.12 * random.NextDouble();
    }

    internal static void Run(Link link, Ladder ladder, PlayerSetup setup, Adaptation rule, int seed, Session session)
    {
        session.Clear();
        session.End = Math.Clamp(link.Seconds, ShortestSeconds, LongestSeconds);
        new SimulatedPlayer(link, ladder, setup, rule, seed, session).Play();
    }

    private void Play()
    {
        double length = ladder.SegmentSeconds;
        for (int segment = 0; now < session.End; segment++)
        {
            if (setup.SegmentsBehind > 0)
            {
                AdvanceTo(Math.Max(now, (segment - setup.SegmentsBehind + 1) * length));
            }
            else if (playing && level + length > setup.MaximumLevel)
            {
                AdvanceTo(now + level + length - setup.MaximumLevel);
            }
            Fetch(length);
        }
    }

    private void Fetch(double length)
    {
        // Sizes of real segments scatter about the nominal bitrate: here by a factor of 0.6 to 1.4.
        double scatter = 0.6 + 0.8 * random.NextDouble();
        int step = weighed > 0 ? rule.Choose(new(ladder, level, maximumLevel, Math.Min(Estimate(fast, 3), Estimate(slow, 9)))) : 0;
        double megabits = ladder.Kbps[step] / 1000 * length * scatter;
        double first = now + roundTrip;
        if (step > 0 && rule.Name != "buffer" && Abandoned(ref first, megabits, ladder.Kbps[0] / 1000 * length * scatter))
        {
            megabits = ladder.Kbps[0] / 1000 * length * scatter;
        }
        for (int part = 1; part <= setup.Parts && now < session.End; part++)
        {
            AdvanceTo(link.Finish(first, megabits * part / setup.Parts));
            Arrive(length / setup.Parts);
        }
        Weigh(megabits * 1000, now - first + roundTrip);
    }

    /// <summary>Looks twice a second whether the lowest bitrate, begun now, would be there before the buffer is empty where this one is not.</summary>
    private bool Abandoned(ref double first, double megabits, double lowest)
    {
        double finish = link.Finish(first, megabits);
        double before = link.Carried(first);
        for (double at = first + 0.5; at < finish; at += 0.5)
        {
            double got = link.Carried(at) - before;
            double rate = Math.Max(got / (at - first), 1e-3);
            double left = (megabits - got) / rate;
            if (left > level - (at - now) && lowest / rate < left)
            {
                AdvanceTo(at);
                Weigh(got * 1000, at - first);
                first = now + roundTrip;
                return true;
            }
        }
        return false;
    }

    private void Arrive(double media)
    {
        if (now >= session.End)
        {
            return;
        }
        level += media;
        playing = playing || level >= (started ? setup.ResumeLevel : setup.StartLevel);
        started |= playing;
    }

    private void AdvanceTo(double until)
    {
        until = Math.Min(until, session.End);
        while (now < until)
        {
            double empty = playing ? now + Math.Max(0, level - EmptyLevel) : double.PositiveInfinity;
            double next = Math.Min(Math.Min(nextSample, empty), until);
            level -= playing ? next - now : 0;
            now = next;
            if (now >= empty)
            {
                playing = false;
                session.Stalls.Add(now);
            }
            else if (now >= nextSample)
            {
                session.Samples.Add(new(now, Math.Max(level, 0), playing));
                samples++;
                nextSample = SampleSeconds * samples + 0.01 * random.NextDouble();
            }
        }
    }

    /// <summary>Two exponential means with half-lives of 3 and 9 s of download, as hls.js and Shaka keep them; the lesser counts.</summary>
    private void Weigh(double kilobits, double seconds)
    {
        if (seconds <= 0)
        {
            return;
        }
        double rate = kilobits / seconds;
        double keepFast = Math.Pow(0.5, seconds / 3);
        double keepSlow = Math.Pow(0.5, seconds / 9);
        fast = fast * keepFast + rate * (1 - keepFast);
        slow = slow * keepSlow + rate * (1 - keepSlow);
        weighed += seconds;
    }

    private double Estimate(double mean, double halfLife) => mean / (1 - Math.Pow(0.5, weighed / halfLife));
}
