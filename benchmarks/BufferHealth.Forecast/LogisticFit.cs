using BufferHealth.Kernel;

namespace BufferHealth.ForecastEvaluation;

/// <summary>
/// Fits the weights of the terms by Newton's method on the likelihood of proportional odds: the same weights at every
/// horizon, a constant for each. So the score ranks near and far stalls alike, and the constant of 4 s makes it a chance.
/// </summary>
internal sealed class LogisticFit
{
    private const int Terms = 3;
    private const int Steps = 25;

    private static readonly int Size = Terms + Horizons.Seconds.Length;

    private readonly List<Row> rows = [];

    internal int Count => rows.Count;

    /// <summary>Adds a sample that stands for <paramref name="stands"/> of its kind.</summary>
    internal void Add(in ForecastTerms t, int horizon, bool stallFollows, float stands) =>
        rows.Add(new((float)t.Near, (float)t.Beyond, (float)t.Drought, horizon, stallFollows, stands));

    internal void Add(LogisticFit more) => rows.AddRange(more.rows);

    internal Weights Solve()
    {
        double[] w = new double[Size];
        double[] x = new double[Size];
        for (int step = 0; step < Steps; step++)
        {
            double[] slope = new double[Size];
            double[,] curve = new double[Size, Size];
            foreach (Row row in rows)
            {
                Array.Clear(x);
                (x[0], x[1], x[2], x[Terms + row.Horizon]) = (row.Near, row.Beyond, row.Drought, 1);
                double odds = 0;
                for (int i = 0; i < Size; i++)
                {
                    odds += w[i] * x[i];
                }
                double risk = 1 / (1 + Math.Exp(-odds));
                double error = ((row.StallFollows ? 1 : 0) - risk) * row.Stands;
                double spread = risk * (1 - risk) * row.Stands;
                for (int i = 0; i < Size; i++)
                {
                    slope[i] += error * x[i];
                    for (int j = 0; j < Size; j++)
                    {
                        curve[i, j] += spread * x[i] * x[j];
                    }
                }
            }
            double[] change = Solve(curve, slope);
            double largest = change.Max(Math.Abs);
            for (int i = 0; i < Size; i++)
            {
                w[i] += change[i] * Math.Min(1, 5 / largest);
            }
            if (largest < 1e-6)
            {
                break;
            }
        }
        return new(w[Terms + Array.IndexOf(Horizons.Seconds, Forecast.HorizonSeconds)], w[0], w[1], w[2]);
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

    private readonly record struct Row(float Near, float Beyond, float Drought, int Horizon, bool StallFollows, float Stands);
}
