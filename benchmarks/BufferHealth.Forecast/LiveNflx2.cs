using System.Globalization;

namespace BufferHealth.ForecastEvaluation;

/// <summary>
/// The playbacks of LIVE-NFLX-II, rebuilt from chunks.csv: the level after each chunk, its length and the stall before it
/// say when it came. Four adaptation rules that are not ours, over links that are not simulated by us.
/// </summary>
internal static class LiveNflx2
{
    private const double SampleSeconds = 0.1;

    internal static List<Session> Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] columns = lines.Length > 0 ? lines[0].Split(',') : [];
        int Column(string name)
        {
            int at = Array.IndexOf(columns, name);
            return at >= 0 ? at : throw new InvalidDataException($"'{path}' has no column '{name}'");
        }
        int session = Column("session"), length = Column("dur_s"), stall = Column("stall_before_s"), after = Column("buffer_after_s");
        double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
        return [.. lines.Skip(1).Select(l => l.Split(','))
            .GroupBy(c => c[session])
            .Select(g => Rebuild([.. g.Select(c => (Number(c[length]), Number(c[stall]), Number(c[after])))]))];
    }

    private static Session Rebuild((double Length, double Stall, double After)[] chunks)
    {
        Session session = new();
        double now = SampleSeconds;
        double level = chunks[0].After;
        double next = SampleSeconds;
        session.Samples.Add(new(0, 0, false));      // the buffer was empty before the first chunk came
        foreach ((double length, double stall, double after) in chunks[1..])
        {
            double played = stall > 0 ? level : Math.Max(0, level - (after - length));
            double comes = now + played + stall;
            for (; next < comes; next += SampleSeconds)
            {
                bool playing = next < now + played || stall <= 0;
                session.Samples.Add(new(next, Math.Max(0, level - (next - now)), playing));
            }
            if (stall > 0)
            {
                session.Stalls.Add(now + played);
            }
            (now, level) = (comes, after);
        }
        session.End = now;
        return session;
    }
}
