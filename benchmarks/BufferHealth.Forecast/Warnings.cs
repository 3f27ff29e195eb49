namespace BufferHealth.ForecastEvaluation;

/// <summary>
/// Alarms at a ladder of thresholds. An alarm is false where no stall begins within 8 s of it; one that is still on then
/// counts as another alarm, so that an alarm that is always on is no way out. A stall is warned of where an alarm is on
/// as it begins; the lead is the time since that alarm.
/// </summary>
internal sealed class Warnings(int[] raiseAt, int clearBelow)
{
    private readonly double[] raised = new double[raiseAt.Length];
    private readonly long[] falseAlarms = new long[raiseAt.Length];
    private readonly List<float>[] leads = [.. raiseAt.Select(_ => new List<float>())];

    internal double PlayedMinutes { get; private set; }

    internal static Warnings OfLevel() =>
        new([.. Enumerable.Range(1, 80).Select(i => Score.OfSeconds(0.1 * i))], 500);

    internal static Warnings OfRisk() =>
        new([.. Enumerable.Range(0, 80).Select(i => Score.OfLogOdds(5 - 0.15 * i))], 1125);

    internal void Begin() => Array.Fill(raised, -1);

    internal void Take(double time, int score, double nextStall)
    {
        for (int i = 0; i < raised.Length; i++)
        {
            bool on = raised[i] >= 0;
            if (on && time - raised[i] > Horizons.Longest)
            {
                falseAlarms[i]++;
                raised[i] = time;
            }
            if (on && score < raiseAt[i] - clearBelow)
            {
                falseAlarms[i] += nextStall - raised[i] > Horizons.Longest ? 1 : 0;
                raised[i] = -1;
            }
            else if (!on && score >= raiseAt[i])
            {
                raised[i] = time;
            }
        }
    }

    internal void Stall(double time)
    {
        for (int i = 0; i < raised.Length; i++)
        {
            leads[i].Add(raised[i] >= 0 ? (float)(time - raised[i]) : 0);
            raised[i] = -1;
        }
    }

    internal void Played(double minutes) => PlayedMinutes += minutes;

    internal void Add(Warnings more)
    {
        PlayedMinutes += more.PlayedMinutes;
        for (int i = 0; i < raised.Length; i++)
        {
            falseAlarms[i] += more.falseAlarms[i];
            leads[i].AddRange(more.leads[i]);
        }
    }

    /// <summary>The most sensitive threshold that keeps to a rate of false alarms in ten minutes of playing.</summary>
    internal OperatingPoint At(double falseAlarmsInTenMinutes)
    {
        int best = 0;
        for (int i = 0; i < raised.Length && falseAlarms[i] <= falseAlarmsInTenMinutes * PlayedMinutes / 10; i++)
        {
            best = i;
        }
        return Point(best);
    }

    internal OperatingPoint Point(int i)
    {
        List<float> sorted = [.. leads[i].Order()];
        float At(double share) => sorted.Count == 0 ? 0 : sorted[(int)(share * (sorted.Count - 1))];
        return new(
            raiseAt[i],
            falseAlarms[i] / PlayedMinutes * 10,
            At(0.5),
            At(0.1),
            sorted.Count == 0 ? 0 : sorted.Count(l => l >= 0.5f) / (double)sorted.Count,
            sorted.Count == 0 ? 0 : sorted.Count(l => l >= 2) / (double)sorted.Count);
    }
}
