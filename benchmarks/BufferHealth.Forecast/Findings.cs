namespace BufferHealth.ForecastEvaluation;

/// <summary>What one set of sessions says about every predictor.</summary>
internal sealed class Findings
{
    internal static readonly string[] Predictors = ["raw level", "time to empty", "stallRisk", "stallRisk, fitted without this origin"];

    internal const int RawLevel = 0;
    internal const int TimeToEmpty = 1;
    internal const int StallRisk = 2;
    internal const int LeftOut = 3;

    internal const int CalibrationBins = 10;

    internal Findings()
    {
        Areas = [.. Predictors.Select(_ => Horizons.Seconds.Select(_ => new Areas()).ToArray())];
    }

    internal int Links { get; set; }

    internal int Sessions { get; set; }

    internal int Stalls { get; set; }

    /// <summary>By predictor and horizon.</summary>
    internal Areas[][] Areas { get; }

    internal Warnings ByLevel { get; } = Warnings.OfLevel();

    internal Warnings ByStallRisk { get; } = Warnings.OfRisk();

    /// <summary>The kernel's own alarm with its own thresholds: one threshold, at which the score is 1 while it is on.</summary>
    internal Warnings ByAlarm { get; } = new([1], 0);

    /// <summary>Samples, sum of the risk within 4 s, and how many a stall followed, by tenths of the risk.</summary>
    internal (long Samples, double Risk, long Stalls)[] Calibration { get; } = new (long, double, long)[CalibrationBins];

    /// <summary>Times to empty that were forecast 8, 4 and 2 s ahead of a stall; negative where unknown.</summary>
    internal List<float>[] ToEmpty { get; } = [[], [], []];

    internal void Add(Findings more)
    {
        Links += more.Links;
        Sessions += more.Sessions;
        Stalls += more.Stalls;
        for (int p = 0; p < Areas.Length; p++)
        {
            for (int h = 0; h < Areas[p].Length; h++)
            {
                Areas[p][h].Add(more.Areas[p][h]);
            }
        }
        ByLevel.Add(more.ByLevel);
        ByStallRisk.Add(more.ByStallRisk);
        ByAlarm.Add(more.ByAlarm);
        for (int i = 0; i < CalibrationBins; i++)
        {
            (long samples, double risk, long stalls) = more.Calibration[i];
            Calibration[i] = (Calibration[i].Samples + samples, Calibration[i].Risk + risk, Calibration[i].Stalls + stalls);
        }
        for (int i = 0; i < ToEmpty.Length; i++)
        {
            ToEmpty[i].AddRange(more.ToEmpty[i]);
        }
    }
}
