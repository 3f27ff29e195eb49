namespace BufferHealth.ForecastEvaluation;

/// <summary>Counts of scores, for samples that a stall follows within the horizon and for the others; the areas come from them.</summary>
internal sealed class Areas
{
    /// <summary>A score is a whole number below this, the higher the nearer the stall.</summary>
    internal const int Scores = 1 << 16;

    private readonly long[] before = new long[Scores];
    private readonly long[] other = new long[Scores];

    internal long Positives => before.Sum();

    internal long Negatives => other.Sum();

    /// <summary>Area under the receiver operating characteristic: the chance that a sample before a stall scores higher, ties counting half.</summary>
    internal double Roc
    {
        get
        {
            double below = 0;
            double area = 0;
            for (int i = 0; i < Scores; i++)
            {
                area += before[i] * (below + 0.5 * other[i]);
                below += other[i];
            }
            return area / below / Positives;
        }
    }

    /// <summary>Average precision: the area under the precision-recall curve without interpolation.</summary>
    internal double PrecisionRecall
    {
        get
        {
            double found = 0;
            double taken = 0;
            double area = 0;
            for (int i = Scores - 1; i >= 0; i--)
            {
                found += before[i];
                taken += before[i] + other[i];
                area += before[i] > 0 ? before[i] * (found / taken) : 0;
            }
            return area / Positives;
        }
    }

    internal void Add(int score, bool stallFollows, int stands = 1) => (stallFollows ? before : other)[score] += stands;

    internal void Add(Areas more)
    {
        for (int i = 0; i < Scores; i++)
        {
            before[i] += more.before[i];
            other[i] += more.other[i];
        }
    }
}
