using BufferHealth.Kernel;

namespace BufferHealth.ForecastEvaluation;

/// <summary>Feeds sessions to the kernel's forecast, sample by sample, and compares what it says with what came.</summary>
internal static class Evaluation
{
    private static readonly double[] Ahead = [8, 4, 2];

    /// <summary>Every set-up and rule over a link; the ladders take turns.</summary>
    internal static void Simulate(Link link, int number, Action<Session> each)
    {
        Session session = new();
        Ladder[] ladders = Ladder.For(link);
        int turn = number;
        foreach (PlayerSetup setup in PlayerSetup.All)
        {
            foreach (Adaptation rule in Adaptation.All)
            {
                turn++;
                SimulatedPlayer.Run(link, ladders[turn % ladders.Length], setup, rule, turn * 7919 + number, session);
                each(session);
            }
        }
    }

    /// <summary>Samples for a fit: within reach of the longest horizon one in 21, further away, where nothing ever happens, one in 200.</summary>
    internal static void Collect(Session session, Fit fit)
    {
        ForecastTerms t = default;
        int number = session.Stalls.Count;
        Follow(session, (in ForecastState f, LevelSample s, double nextStall) =>
        {
            number++;
            int every = s.Level < Horizons.Longest + 0.5 ? 21 : 200;
            if (number % every == 0)
            {
                Forecast.Terms(f, ref t);
                fit.Add(t, nextStall - s.Time, every);
            }
        });
    }

    internal static void Judge(Session session, Weights leftOut, Findings found)
    {
        found.Sessions++;
        found.Stalls += session.Stalls.Count;
        ForecastTerms t = default;
        Follow(session, (in ForecastState f, LevelSample s, double nextStall) =>
        {
            double ahead = nextStall - s.Time;
            int byLevel = Score.OfSeconds(s.Level);
            double empty = Forecast.TimeToEmpty(f);
            int byEmpty = Score.OfSeconds(empty < 0 ? 1e9 : empty);
            double stallRisk = Forecast.Risk(f);
            int byStallRisk = Score.OfRisk(stallRisk);
            Forecast.Terms(f, ref t);
            int byLeftOut = Score.OfLogOdds(leftOut.LogOdds(t));
            for (int h = 0; h < Horizons.Seconds.Length; h++)
            {
                bool follows = ahead <= Horizons.Seconds[h];
                found.Areas[Findings.RawLevel][h].Add(byLevel, follows);
                found.Areas[Findings.TimeToEmpty][h].Add(byEmpty, follows);
                found.Areas[Findings.StallRisk][h].Add(byStallRisk, follows);
                found.Areas[Findings.LeftOut][h].Add(byLeftOut, follows);
            }
            int bin = Math.Min((int)(stallRisk * Findings.CalibrationBins), Findings.CalibrationBins - 1);
            (long samples, double risk, long stalls) = found.Calibration[bin];
            found.Calibration[bin] = (samples + 1, risk + stallRisk, stalls + (ahead <= Forecast.HorizonSeconds ? 1 : 0));
            for (int i = 0; i < Ahead.Length; i++)
            {
                if (ahead <= Ahead[i] && ahead > Ahead[i] - 0.1)
                {
                    found.ToEmpty[i].Add((float)empty);
                }
            }
        });
        Warn(session, found);
    }

    private static void Warn(Session session, Findings found)
    {
        Warnings[] all = [found.ByLevel, found.ByStallRisk, found.ByAlarm];
        foreach (Warnings warnings in all)
        {
            warnings.Begin();
        }
        ForecastState f = default;
        Forecast.Start(ref f);
        int next = 0;
        int played = 0;
        foreach (LevelSample s in session.Samples)
        {
            for (; next < session.Stalls.Count && session.Stalls[next] <= s.Time; next++)
            {
                foreach (Warnings warnings in all)
                {
                    warnings.Stall(session.Stalls[next]);
                }
            }
            Forecast.Take(ref f, Microseconds(s.Time), s.Level, 1, s.Playing);
            Forecast.Alarm(ref f);
            if (s.Playing)
            {
                played++;
                double nextStall = next < session.Stalls.Count ? session.Stalls[next] : double.PositiveInfinity;
                found.ByLevel.Take(s.Time, Score.OfSeconds(s.Level), nextStall);
                found.ByStallRisk.Take(s.Time, Score.OfRisk(Forecast.Risk(f)), nextStall);
                found.ByAlarm.Take(s.Time, f.Alarmed, nextStall);
            }
        }
        foreach (Warnings warnings in all)
        {
            warnings.Played(played / 600.0);
        }
    }

    /// <summary>Calls back for every sample while playing that is followed by enough of the session.</summary>
    private static void Follow(Session session, Seen seen)
    {
        ForecastState f = default;
        Forecast.Start(ref f);
        int next = 0;
        foreach (LevelSample s in session.Samples)
        {
            Forecast.Take(ref f, Microseconds(s.Time), s.Level, 1, s.Playing);
            while (next < session.Stalls.Count && session.Stalls[next] <= s.Time)
            {
                next++;
            }
            if (s.Playing && s.Time + Horizons.Longest <= session.End)
            {
                seen(f, s, next < session.Stalls.Count ? session.Stalls[next] : double.PositiveInfinity);
            }
        }
    }

    private static double Microseconds(double seconds) => Math.Round(seconds * 1e6);

    private delegate void Seen(in ForecastState f, LevelSample sample, double nextStall);
}
