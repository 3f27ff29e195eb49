namespace BufferHealth.Server.Tests.Sessions;

/// <summary>What can happen to records on their way: some are lost, some come twice, each is held up for its own time, and the player's clock is wrong.</summary>
/// <param name="Duplicates">Share that comes twice.</param>
/// <param name="Loss">Share that never comes.</param>
/// <param name="DelayMs">The longest time on the way; the shortest is 20 ms.</param>
/// <param name="SkewMs">The farthest that the player's clock is off, to either side.</param>
internal sealed record Network(double Duplicates, double Loss, int DelayMs, int SkewMs)
{
    /// <summary>The one that figures are asked for.</summary>
    public static readonly Network Rough = new(0.05, 0.05, 10_000, 30_000);

    /// <summary>One record that came.</summary>
    internal readonly record struct Delivery(int Number, long Arrival);

    /// <summary>What comes of these records, in the order in which it comes, and by how much the player's clock is ahead.</summary>
    public (List<Delivery> Deliveries, long AheadMs) Carry(SimulatedViewer viewer, Random random)
    {
        List<Delivery> all = [];
        for (int i = 0; i < viewer.Records.Count; i++)
        {
            if (random.NextDouble() < Loss)
            {
                continue;
            }
            int copies = random.NextDouble() < Duplicates ? 2 : 1;
            for (int copy = 0; copy < copies; copy++)
            {
                all.Add(new(i, viewer.Records[i].Ms + random.Next(20, Math.Max(21, DelayMs))));
            }
        }
        return ([.. all.OrderBy(d => d.Arrival)], random.Next(-SkewMs, SkewMs + 1));
    }
}
