using System.Text;
using BufferHealth.Cmcd;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>A shard with all that it says.</summary>
internal sealed class ShardUnderTest : ISessionOutput
{
    /// <summary>An hour of the collector's clock that the examples begin at.</summary>
    public const long T0 = 1_790_000_000_000;

    public ShardUnderTest(SessionOptions? options = null) => Shard = new(options ?? new(), this);

    public SessionShard Shard { get; }

    public SessionCounts Counts => Shard.Counts;

    public List<SessionRow> Rows { get; } = [];

    public List<(SessionState From, SessionState To, long AtMs)> Changes { get; } = [];

    void ISessionOutput.Changed(in SessionChange change) => Changes.Add((change.From, change.To, change.AtMs - T0));

    void ISessionOutput.Closed(SessionRow row) => Rows.Add(row);

    /// <summary>A record of session a in event mode, ms after T0; it comes at once unless said otherwise.</summary>
    public ReportFate Event(long ts, string members, long? arrival = null, string sid = "a") =>
        Take(ReportMode.Event, $"{(sid.Length == 0 ? "" : $"sid=\"{sid}\",")}ts={T0 + ts},{members}", arrival ?? ts);

    /// <summary>A change of state.</summary>
    public ReportFate State(long ts, char state, string more = "", long? arrival = null) => Event(ts, $"e=ps,sta={state}{more}", arrival);

    /// <summary>A request of session a.</summary>
    public ReportFate Request(long arrival, string members, string sid = "a") => Take(ReportMode.Request, $"sid=\"{sid}\",{members}", arrival);

    /// <summary>A line as it is on the wire.</summary>
    public ReportFate Take(ReportMode mode, string line, long arrival, string tenant = "t")
    {
        CmcdFaults faults = new();
        Assert.True(CmcdReader.TryRead(Encoding.ASCII.GetBytes(line), CmcdReading.Strict, ref faults, out CmcdRecord record), line);
        return Shard.Take(new() { Tenant = Encoding.ASCII.GetBytes(tenant), ArrivalMs = T0 + arrival, Mode = mode, Target = 1 }, record);
    }

    /// <summary>Closes all and gives the only row.</summary>
    public SessionRow Row()
    {
        Shard.Close();
        return Assert.Single(Rows);
    }
}
