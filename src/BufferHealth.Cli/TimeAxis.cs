using System.Globalization;

namespace BufferHealth.Cli;

/// <summary>Round times to label a stretch of time with.</summary>
internal sealed class TimeAxis
{
    private static readonly double[] Steps =
        [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

    private readonly double step;
    private readonly bool clock;

    /// <param name="start">Seconds.</param>
    /// <param name="end">Seconds.</param>
    /// <param name="mostTicks">How many labels there is room for.</param>
    internal TimeAxis(double start, double end, int mostTicks)
    {
        double least = (end - start) / Math.Max(1, mostTicks);
        step = Array.Find(Steps, s => s >= least);
        if (step == 0)
        {
            step = 86400 * Math.Ceiling(least / 86400);
        }
        clock = end >= 120;
        List<double> ticks = [];
        for (double tick = Math.Max(0, Math.Ceiling(start / step - 1e-9)); tick * step <= end + step * 1e-9; tick++)
        {
            ticks.Add(tick * step);
        }
        Ticks = ticks;
    }

    internal IReadOnlyList<double> Ticks { get; }

    /// <summary>A time as text: 45 s, or 1:15 and 1:02:15 where the axis reaches two minutes.</summary>
    internal string Label(double time)
    {
        if (!clock)
        {
            return time.ToString(step < 1 ? "F1" : "F0", CultureInfo.InvariantCulture) + " s";
        }
        double whole = Math.Round(time, 1);
        double hours = Math.Floor(whole / 3600);
        double minutes = Math.Floor(whole / 60) % 60;
        string seconds = (whole % 60).ToString(step < 1 ? "00.0" : "00", CultureInfo.InvariantCulture);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours:F0}:{minutes:00}:{seconds}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes:F0}:{seconds}");
    }
}
