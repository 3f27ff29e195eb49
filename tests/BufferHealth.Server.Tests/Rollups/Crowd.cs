using BufferHealth.Server.Sessions;
using BufferHealth.Server.Tests.Sessions;

namespace BufferHealth.Server.Tests.Rollups;

/// <summary>Viewers of one shard whose records come over a rough network: by events, by totals from some record on, by requests as well.</summary>
internal static class Crowd
{
    /// <summary>What comes, by arrival.</summary>
    public static List<Call> Calls(int seed, int steps, int viewers)
    {
        Random random = new(seed);
        List<Call> calls = [];
        for (int v = 0; v < viewers; v++)
        {
            long from = random.Next(0, 200_000);
            SimulatedViewer viewer = new(random, steps);
            (List<Network.Delivery> deliveries, long ahead) = Network.Rough.Carry(viewer, random);
            // The first tells totals from the beginning, others from some record on or never: their source changes on the way.
            int totalsFrom = v == 0 ? 0 : random.Next(viewer.Records.Count * 2);
            foreach ((int number, long arrival) in deliveries.Select(d => (d.Number, d.Arrival)))
            {
                SimulatedViewer.Said said = viewer.Records[number];
                string more = (number >= totalsFrom ? said.Totals : "")
                    + (number % 7 == 3 ? ",bl=(" + (random.Next(100) * 100) + "),br=(2400)" : "");
                string line = said.Members + more;
                if (number % 11 == 5)
                {
                    line = line.Replace("e=ps", "e=e,ec=(\"404\" \"x\")", StringComparison.Ordinal);
                }
                calls.Add(new(from + arrival, $"sid=\"{v}\",com-room=\"{v % 3}\",cid=\"{number / 20}-{v % 4}\",ts={ShardUnderTest.T0 + from + said.Ms + ahead}," + line, ReportMode.Event));
                if (number % 5 == 0 && v % 2 == 1)
                {
                    calls.Add(new(from + arrival + 3, $"sid=\"{v}\",com-room=\"{v % 3}\",v=2,sn={number},bsd=({number * 10};v),cdn=\"c{v}\"", ReportMode.Request));
                }
            }
            // What was lost of the first one's totals is told in the end, so that it has some.
            calls.Add(new(from + viewer.Records[^1].Ms + 50, $"sid=\"{v}\",ts={ShardUnderTest.T0 + from + viewer.Records[^1].Ms + ahead},com-room=\"{v % 3}\",e=t,sn=100000" + (v == 0 ? viewer.Records[^1].Totals : ""), ReportMode.Event));
        }
        return [.. calls.OrderBy(c => c.Arrival)];
    }

    /// <summary>A shard that was told all of it.</summary>
    public static ShardUnderTest Follow(int seed, int steps, int viewers)
    {
        ShardUnderTest shard = new(new() { Capacity = 4 }, number: 7);
        foreach (Call call in Calls(seed, steps, viewers))
        {
            call.Tell(shard);
        }
        return shard;
    }

    /// <summary>One record.</summary>
    internal sealed record Call(long Arrival, string Line, ReportMode Mode)
    {
        public void Tell(ShardUnderTest shard) => shard.Take(Mode, Line, Arrival, player: Line.Length % 2 == 0 ? "hls.js" : "");
    }
}
