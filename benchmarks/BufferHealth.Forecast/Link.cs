using System.Globalization;
using System.IO.Compression;

namespace BufferHealth.ForecastEvaluation;

/// <summary>A recorded link: how many megabits it carries by when. It starts over when the recording ends.</summary>
internal sealed class Link
{
    private readonly double[] times;
    private readonly double[] carried;

    private Link(string set, string name, List<(double Time, double Mbps)> rows)
    {
        Set = set;
        Name = name;
        times = new double[rows.Count + 1];
        carried = new double[rows.Count + 1];
        double lastStep = rows.Count > 1 ? rows[^1].Time - rows[^2].Time : 1;
        for (int i = 0; i < rows.Count; i++)
        {
            times[i] = rows[i].Time - rows[0].Time;
        }
        times[^1] = times[^2] + lastStep;
        for (int i = 0; i < rows.Count; i++)
        {
            carried[i + 1] = carried[i] + rows[i].Mbps * (times[i + 1] - times[i]);
        }
    }

    internal string Set { get; }

    internal string Name { get; }

    internal double Seconds => times[^1];

    internal double MeanMbps => carried[^1] / times[^1];

    /// <summary>When a download of so many megabits that begins at an instant is complete.</summary>
    internal double Finish(double from, double megabits)
    {
        double target = Carried(from) + megabits;
        double rounds = Math.Floor(target / carried[^1]);
        double rest = target - rounds * carried[^1];
        int i = Search(carried, rest);
        double width = carried[i + 1] - carried[i];
        double within = width > 0 ? (rest - carried[i]) / width * (times[i + 1] - times[i]) : 0;
        return Math.Max(from, rounds * Seconds + times[i] + within);
    }

    /// <summary>Megabits carried from the start of the recording to an instant.</summary>
    internal double Carried(double until)
    {
        double rounds = Math.Floor(until / Seconds);
        double rest = until - rounds * Seconds;
        int i = Search(times, rest);
        double share = (rest - times[i]) / (times[i + 1] - times[i]);
        return rounds * carried[^1] + carried[i] + share * (carried[i + 1] - carried[i]);
    }

    /// <summary>Reads every link of a file with the columns trace, t_s, mbps.</summary>
    internal static List<Link> Read(string path)
    {
        string file = Path.GetFileName(path);
        string set = file[..file.IndexOf('.', StringComparison.Ordinal)];
        using GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        string header = reader.ReadLine() ?? "";
        if (header != "trace,t_s,mbps")
        {
            throw new InvalidDataException($"the columns of '{path}' are '{header}', not 'trace,t_s,mbps'");
        }
        Dictionary<string, List<(double Time, double Mbps)>> traces = [];
        int number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            string[] cells = line.Split(',');
            if (cells.Length != 3
                || !double.TryParse(cells[1], CultureInfo.InvariantCulture, out double time)
                || !double.TryParse(cells[2], CultureInfo.InvariantCulture, out double mbps)
                || !double.IsFinite(time) || !double.IsFinite(mbps) || mbps < 0)
            {
                throw new InvalidDataException($"line {number} of '{path}' is not a trace, a time and a rate: '{line}'");
            }
            if (!traces.TryGetValue(cells[0], out List<(double Time, double Mbps)>? rows))
            {
                traces[cells[0]] = rows = [];
            }
            if (rows.Count == 0 || time > rows[^1].Time)
            {
                rows.Add((time, mbps));
            }
        }
        return [.. traces.Where(t => t.Value.Count > 1).Select(t => new Link(set, t.Key, t.Value)).Where(l => l.MeanMbps > 0)];
    }

    private static int Search(double[] sorted, double value)
    {
        int i = Array.BinarySearch(sorted, value);
        i = i >= 0 ? i : ~i - 1;
        return Math.Clamp(i, 0, sorted.Length - 2);
    }
}
