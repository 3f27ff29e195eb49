using BufferHealth.Kernel;

namespace BufferHealth.ForecastEvaluation;

/// <summary>Fits the weights of the terms by Newton's method on the likelihood, over samples of all horizons at once.</summary>
internal sealed class LogisticFit
{
    private const int Terms = 5;
    private const int Steps = 20;

    private readonly List<Row> rows = [];

    internal int Count => rows.Count;

    /// <param name="stands">How many samples this one stands for.</param>
    internal void Add(in ForecastTerms t, bool stallFollows, float stands) =>
        rows.Add(new((float)t.Beyond, (float)t.Share, (float)t.Horizon, (float)t.Drought, stallFollows ? stands : -stands));

    internal void Add(LogisticFit more) => rows.AddRange(more.rows);

    internal Weights Solve()
    {
        double[] w = new double[Terms];
        double[] x = new double[Terms];
        for (int step = 0; step < Steps; step++)
        {
            double[] slope = new double[Terms];
            double[,] curve = new double[Terms, Terms];
            foreach (Row row in rows)
            {
                (x[0], x[1], x[2], x[3], x[4]) = (1, row.Beyond, row.Share, row.Horizon, row.Drought);
                double odds = 0;
                for (int i = 0; i < Terms; i++)
                {
                    odds += w[i] * x[i];
                }
                double risk = 1 / (1 + Math.Exp(-odds));
                double stands = Math.Abs(row.Stands);
                double error = ((row.Stands > 0 ? 1 : 0) - risk) * stands;
                double spread = risk * (1 - risk) * stands;
                for (int i = 0; i < Terms; i++)
                {
                    slope[i] += error * x[i];
                    for (int j = 0; j < Terms; j++)
                    {
                        curve[i, j] += spread * x[i] * x[j];
                    }
                }
            }
            for (int i = 0; i < Terms; i++)
            {
                slope[i] -= w[i];       // a slight pull to 0: beyond the horizon there are no stalls to measure a weight by
                curve[i, i] += 1;
            }
            double[] change = Solve(curve, slope);
            double largest = change.Max(Math.Abs);
            for (int i = 0; i < Terms; i++)
            {
                w[i] += change[i] * Math.Min(1, 10 / largest);
            }
            if (largest < 1e-6)
            {
                break;
            }
        }
        return new(w[0], w[1], w[2], w[3], w[4]);
    }

    /// <summary>Gauss; the matrix is positive definite, so no pivot is 0.</summary>
    private static double[] Solve(double[,] a, double[] b)
    {
        int n = b.Length;
        for (int c = 0; c < n; c++)
        {
            for (int r = c + 1; r < n; r++)
            {
                double share = a[r, c] / a[c, c];
                for (int k = c; k < n; k++)
                {
                    a[r, k] -= share * a[c, k];
                }
                b[r] -= share * b[c];
            }
        }
        for (int r = n - 1; r >= 0; r--)
        {
            for (int k = r + 1; k < n; k++)
            {
                b[r] -= a[r, k] * b[k];
            }
            b[r] /= a[r, r];
        }
        return b;
    }

    /// <param name="Stands">How many samples it stands for; negative where no stall follows.</param>
    private readonly record struct Row(float Beyond, float Share, float Horizon, float Drought, float Stands);
}
