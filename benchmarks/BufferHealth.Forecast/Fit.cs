using BufferHealth.Kernel;

namespace BufferHealth.ForecastEvaluation;

/// <summary>
/// Fits the weights of the terms in two steps. First their proportions, which alone decide how samples rank: of a grid,
/// those with the least product of the areas above the ROC curves at 2, 4 and 8 s. Then scale and constant, which make the
/// score a chance: logistic regression of a stall within 4 s on the score.
/// </summary>
internal sealed class Fit
{
    private const int Steps = 50;

    private static readonly double[] Nears = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
    private static readonly double[] Beyonds = [0.4, 0.6, 0.8];

    private readonly List<Row> rows = [];

    internal int Count => rows.Count;

    /// <summary>Adds a sample that stands for <paramref name="stands"/> of its kind; a stall begins in <paramref name="ahead"/> seconds.</summary>
    internal void Add(in ForecastTerms t, double ahead, int stands) =>
        rows.Add(new((float)t.Near, (float)t.Beyond, (float)t.Drought, (float)ahead, stands));

    internal void Add(Fit more) => rows.AddRange(more.rows);

    internal Weights Solve()
    {
        (double near, double beyond) = Nears.SelectMany(n => Beyonds.Select(b => (n, b))).MinBy(c => Above(c.n, c.b));
        double constant = 0;
        double scale = 1;
        for (int step = 0; step < Steps; step++)
        {
            double slope0 = 0, slope1 = 0, curve00 = 0, curve01 = 0, curve11 = 0;
            foreach (Row row in rows)
            {
                double x = Combined(row, near, beyond);
                double risk = 1 / (1 + Math.Exp(-(constant + scale * x)));
                double error = ((row.Ahead <= Forecast.HorizonSeconds ? 1 : 0) - risk) * row.Stands;
                double spread = risk * (1 - risk) * row.Stands;
                slope0 += error;
                slope1 += error * x;
                curve00 += spread;
                curve01 += spread * x;
                curve11 += spread * x * x;
            }
            double determinant = curve00 * curve11 - curve01 * curve01;
            double change0 = (curve11 * slope0 - curve01 * slope1) / determinant;
            double change1 = (curve00 * slope1 - curve01 * slope0) / determinant;
            double damping = Math.Min(1, 2 / Math.Max(Math.Abs(change0), Math.Abs(change1)));
            constant += damping * change0;
            scale += damping * change1;
            if (Math.Abs(change0) + Math.Abs(change1) < 1e-9)
            {
                break;
            }
        }
        return new(constant, -near * scale, -beyond * scale, scale);
    }

    /// <summary>Product of the areas above the ROC curves, as a logarithm.</summary>
    private double Above(double near, double beyond)
    {
        double[] horizons = [.. Horizons.Seconds.Where(h => h >= 2)];
        Areas[] areas = [.. horizons.Select(_ => new Areas())];
        foreach (Row row in rows)
        {
            int score = Score.OfLogOdds(Combined(row, near, beyond) * 3);
            for (int h = 0; h < horizons.Length; h++)
            {
                areas[h].Add(score, row.Ahead <= horizons[h], row.Stands);
            }
        }
        return areas.Sum(a => Math.Log(1 - a.Roc));
    }

    private static double Combined(Row row, double near, double beyond) => row.Drought - near * row.Near - beyond * row.Beyond;

    private readonly record struct Row(float Near, float Beyond, float Drought, float Ahead, int Stands);
}
