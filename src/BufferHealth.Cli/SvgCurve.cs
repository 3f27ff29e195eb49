using System.Text;

namespace BufferHealth.Cli;

/// <summary>A value over time as lines: broken where it is unknown or samples ceased, thinned to what a picture can show.</summary>
internal sealed class SvgCurve
{
    /// <summary>No sample for so long is no line either: what the monitor calls a gap.</summary>
    private const double GapSeconds = 30;

    private readonly List<List<(double X, double Y)>> lines = [];

    internal SvgCurve(IReadOnlyList<RecordedPoint> points, Func<RecordedPoint, double?> value, Func<double, double> x, Func<double, double> y)
    {
        List<(double X, double Y)>? line = null;
        double last = 0;
        foreach (RecordedPoint point in points)
        {
            if (value(point) is not { } known)
            {
                line = null;
                continue;
            }
            if (line is null || point.Time - last >= GapSeconds)
            {
                lines.Add(line = []);
            }
            line.Add((x(point.Time), y(known)));
            last = point.Time;
        }
    }

    internal string Line() => Write(null);

    internal string Area(double bottom) => Write(bottom);

    private string Write(double? bottom)
    {
        StringBuilder data = new();
        foreach (List<(double X, double Y)> line in lines)
        {
            char command = 'M';
            foreach ((double x, double y) in Thin(line))
            {
                data.Append(command).Append(SvgShapes.Number(x)).Append(' ').Append(SvgShapes.Number(y));
                command = 'L';
            }
            if (bottom is { } floor)
            {
                data.Append('V').Append(SvgShapes.Number(floor)).Append('H').Append(SvgShapes.Number(line[0].X)).Append('Z');
            }
        }
        return data.ToString();
    }

    /// <summary>Of each unit of width no more than the first, the lowest, the highest and the last point.</summary>
    private static IEnumerable<(double X, double Y)> Thin(List<(double X, double Y)> line)
    {
        for (int i = 0; i < line.Count;)
        {
            int from = i;
            while (i < line.Count && Math.Floor(line[i].X) == Math.Floor(line[from].X))
            {
                i++;
            }
            if (i - from <= 4)
            {
                for (int p = from; p < i; p++)
                {
                    yield return line[p];
                }
                continue;
            }
            int low = from;
            int high = from;
            for (int p = from; p < i; p++)
            {
                low = line[p].Y < line[low].Y ? p : low;
                high = line[p].Y > line[high].Y ? p : high;
            }
            foreach (int p in new SortedSet<int> { from, low, high, i - 1 })
            {
                yield return line[p];
            }
        }
    }
}
