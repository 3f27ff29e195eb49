namespace BufferHealth.Kernel;

/// <summary>
/// Looks ahead: when will the level be empty, and how likely is a stall within a few seconds? The level is a sawtooth, so
/// its slope says nothing; the arrivals of media do, which are its jumps. No sample costs an exponential: the alarm
/// compares logarithms of odds. docs/forecast.md has the method, the fit and what it is worth.
/// </summary>
internal static class Forecast
{
    /// <summary>The horizon of <c>stallRisk</c> and of the alarm.</summary>
    internal const double HorizonSeconds = 4;

    /// <summary>
    /// The alarm is raised at this risk: over recorded links that is at least half a second before 99 % of the stalls, 1.2 s at the median.
    /// Fewer false alarms mean later ones; docs/forecast.md has the rates.
    /// </summary>
    internal const double RaiseRisk = 0.5;

    /// <summary>The alarm is cleared below this risk.</summary>
    internal const double ClearRisk = 0.25;

    /// <summary>ln(0.5 / 0.5) and ln(0.25 / 0.75).</summary>
    private const double RaiseOdds = 0;
    private const double ClearOdds = -1.0986122886681098;

    // Weights of the terms, fitted by benchmarks/BufferHealth.Forecast (command in docs/forecast.md).
    internal const double Constant = -1.303;
    internal const double OfNear = -1.026;
    internal const double OfBeyond = -1.368;
    internal const double OfDrought = 3.421;

    /// <summary>Beyond this much more than the horizon, more makes no difference.</summary>
    private const double LargestBeyondSeconds = 16;

    /// <summary>Media that comes within this time of an arrival's beginning belongs to it: audio and video, or parts.</summary>
    private const double SameArrivalMicroseconds = 500_000;

    /// <summary>More than this at once was not one segment: a seek into media that was there already.</summary>
    private const double LargestAmountSeconds = 60;

    /// <summary>Longer than this between two arrivals was a pause or an outage, and no measure of the usual.</summary>
    private const double LargestSpacingSeconds = 60;

    /// <summary>Where no arrival was seen yet: a usual segment.</summary>
    private const double UsualSegmentSeconds = 4;

    /// <summary>Rates outside of this are not played by any browser.</summary>
    private const double LeastRate = 0.0625;
    private const double LargestRate = 16;

    /// <summary>Forgets everything: at the beginning, and where the level before says nothing about the level after (a seek, another source, a long gap).</summary>
    internal static void Start(ref ForecastState f)
    {
        f = default;
        f.Level = -1;
        f.Rate = 1;
        f.Arrived = -1;
        f.Began = -1;
    }

    /// <summary>
    /// Takes a sample. A level that is negative or not finite is unknown; a rate of 0 is not playing; a time before the last
    /// one, or beyond what samples may have, is passed over.
    /// </summary>
    internal static void Take(ref ForecastState f, double timeMicroseconds, double levelSeconds, double rate, bool playing)
    {
        if (!(timeMicroseconds >= f.Time && timeMicroseconds <= Playbacks.LargestSeconds * Numeric.MicrosecondsPerSecond))
        {
            return;
        }
        double level = levelSeconds >= 0 && levelSeconds <= Playbacks.LargestSeconds ? levelSeconds : -1;
        bool advancing = playing && rate > 0;
        if (level >= 0 && f.Arrived < 0)
        {
            f.Arrived = timeMicroseconds;
        }
        if (level >= 0 && f.Level >= 0)
        {
            bool advanced = advancing && f.Playing != 0;
            double drained = advanced ? Numeric.Seconds(timeMicroseconds - f.Time) * f.Rate : 0;
            double gain = level - Math.Max(0, f.Level - drained);
            if (gain > Thresholds.RiseSeconds)
            {
                Arrive(ref f, timeMicroseconds, gain);
            }
        }
        f.Time = timeMicroseconds;
        f.Level = level;
        f.Playing = advancing ? 1 : 0;
        if (advancing)
        {
            f.Rate = Numeric.Clamp(rate, LeastRate, LargestRate);
        }
    }

    /// <summary>Seconds until the level is empty if media goes on to arrive as it did; negative where it does not drain or nothing is known.</summary>
    internal static double TimeToEmpty(in ForecastState f)
    {
        if (f.Playing == 0 || f.Level < 0)
        {
            return -1;
        }
        double level = f.Level / f.Rate;
        int arrivals = Spacings(f);
        if (arrivals == 0)
        {
            return -1;
        }
        double spacing = ((double)f.Spacing1 + f.Spacing2) / arrivals;
        double elapsed = Numeric.Seconds(f.Time - f.Arrived);
        double wait = Math.Max(0, spacing - elapsed);
        if (level <= wait)
        {
            return level;
        }
        // From trough to trough, not from sample to sample; an arrival that is overdue thins the inflow.
        double overdue = Math.Max(0, elapsed - spacing) / arrivals;
        double inflow = Amount(f, arrivals) / f.Rate / (spacing + overdue);
        double empty = inflow < 1 ? wait + (level - wait) / (1 - inflow) : -1;
        return empty <= Playbacks.LargestSeconds ? empty : -1;
    }

    /// <summary>The chance of a stall within <see cref="HorizonSeconds"/>, 0 to 1; negative while not playing or where the level is unknown.</summary>
    internal static double Risk(in ForecastState f)
    {
        if (f.Playing == 0 || f.Level < 0)
        {
            return -1;
        }
        double odds = LogOdds(f);
        if (odds >= 0)
        {
            return 1 / (1 + Numeric.ExpMinus(odds));
        }
        double e = Numeric.ExpMinus(-odds);
        return e / (1 + e);
    }

    /// <summary>Raises or clears the alarm after a sample. True where it changed; <see cref="ForecastState.Alarmed"/> says into what.</summary>
    internal static bool Alarm(ref ForecastState f)
    {
        // With the horizon buffered the odds are under -1.9 whatever the rest, and need not be worked out: most samples are so.
        bool known = f.Playing != 0 && f.Level >= 0 && f.Level < HorizonSeconds * f.Rate;
        int before = f.Alarmed;
        f.Alarmed = known && LogOdds(f) >= (before != 0 ? ClearOdds : RaiseOdds) ? 1 : 0;
        return f.Alarmed != before;
    }

    /// <summary>The terms of a risk, while playing with a known level.</summary>
    internal static void Terms(in ForecastState f, ref ForecastTerms t)
    {
        double level = f.Level / f.Rate;
        double elapsed = Numeric.Seconds(f.Time - f.Arrived);
        double lasts = level + elapsed;
        // Media comes in segments, so a spacing shorter than what one holds is a burst; the longer of two is the one to be ready for.
        double usual = Math.Max((double)f.Spacing1, f.Spacing2);
        usual = Math.Max(usual, f.Amount1 > 0 ? Amount(f, Math.Max(1, Spacings(f))) / f.Rate : UsualSegmentSeconds);
        t.Near = Math.Min(level, HorizonSeconds);
        t.Beyond = Numeric.Clamp(level - HorizonSeconds, 0, LargestBeyondSeconds);
        // Waiting times whose survival is 1 / (1 + (x / usual)^2), heavy-tailed as recorded links' are: what survives the
        // level, of what has survived so far.
        t.Drought = (usual * usual + elapsed * elapsed) / (usual * usual + lasts * lasts);
    }

    private static double LogOdds(in ForecastState f)
    {
        ForecastTerms t = default;
        Terms(f, ref t);
        return Constant + OfNear * t.Near + OfBeyond * t.Beyond + OfDrought * t.Drought;
    }

    private static void Arrive(ref ForecastState f, double time, double gain)
    {
        f.Arrived = time;
        if (f.Began >= 0 && time - f.Began < SameArrivalMicroseconds)
        {
            f.Amount1 = (float)Math.Min(f.Amount1 + gain, LargestAmountSeconds);
            return;
        }
        f.Spacing2 = f.Spacing1;
        f.Spacing1 = f.Began >= 0 ? (float)Math.Min(Numeric.Seconds(time - f.Began), LargestSpacingSeconds) : 0f;
        f.Amount2 = f.Amount1;
        f.Amount1 = (float)Math.Min(gain, LargestAmountSeconds);
        f.Began = time;
    }

    /// <summary>How many spacings are known, 0 to 2.</summary>
    private static int Spacings(in ForecastState f) => f.Spacing2 > 0 ? 2 : f.Spacing1 > 0 ? 1 : 0;

    /// <summary>Mean media seconds of the newest 1 or 2 arrivals.</summary>
    private static double Amount(in ForecastState f, int arrivals) =>
        arrivals == 2 ? ((double)f.Amount1 + f.Amount2) / 2 : f.Amount1;
}
