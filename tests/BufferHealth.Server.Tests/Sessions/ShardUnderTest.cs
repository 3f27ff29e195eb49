using System.Buffers;
using System.Text;
using BufferHealth.Cmcd;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>A shard with all that it says.</summary>
internal sealed class ShardUnderTest : ISessionOutput
{
    /// <summary>An hour of the collector's clock that the examples begin at.</summary>
    public const long T0 = 1_790_000_000_000;

    public ShardUnderTest(SessionOptions? options = null, int number = 0) => Shard = new(options ?? new(), this, number);

    public SessionShard Shard { get; private set; }

    public SessionCounts Counts => Shard.Counts;

    public List<SessionRow> Rows { get; } = [];

    public List<SessionPoint> Points { get; } = [];

    public List<RollupRow> Minutes { get; } = [];

    /// <summary>All of them in the order in which they were told.</summary>
    public List<object> Told { get; } = [];

    void ISessionOutput.Told(SessionPoint point)
    {
        Points.Add(point);
        Told.Add(point);
    }

    void ISessionOutput.Minute(RollupRow row)
    {
        Minutes.Add(row);
        Told.Add(row);
    }

    void ISessionOutput.Closed(SessionRow row)
    {
        Rows.Add(row);
        Told.Add(row);
    }

    /// <summary>A record of session a in event mode, ms after T0; it comes at once unless said otherwise.</summary>
    public ReportFate Event(long ts, string members, long? arrival = null, string sid = "a") =>
        Take(ReportMode.Event, $"{(sid.Length == 0 ? "" : $"sid=\"{sid}\",")}ts={T0 + ts},{members}", arrival ?? ts);

    /// <summary>A change of state.</summary>
    public ReportFate State(long ts, char state, string more = "", long? arrival = null) => Event(ts, $"e=ps,sta={state}{more}", arrival);

    /// <summary>A request of session a.</summary>
    public ReportFate Request(long arrival, string members, string sid = "a") => Take(ReportMode.Request, $"sid=\"{sid}\",{members}", arrival);

    /// <summary>A line as it is on the wire.</summary>
    public ReportFate Take(ReportMode mode, string line, long arrival, string tenant = "t", string player = "", byte target = 1)
    {
        CmcdFaults faults = new();
        Assert.True(CmcdReader.TryRead(Encoding.ASCII.GetBytes(line), CmcdReading.Strict, ref faults, out CmcdRecord record), line);
        SessionReport report = new()
        {
            Tenant = Encoding.ASCII.GetBytes(tenant),
            ArrivalMs = T0 + arrival,
            Mode = mode,
            Target = target,
            Player = Encoding.UTF8.GetBytes(player),
            Position = arrival + 1,
        };
        return Shard.Take(report, record);
    }

    /// <summary>Goes on with a shard that was read from the snapshot of the one before.</summary>
    public void Reopen(SessionOptions options) => Shard = SessionShard.Read(Bytes(Shard), options, this);

    /// <summary>The snapshot of a shard.</summary>
    public static byte[] Bytes(SessionShard shard)
    {
        ArrayBufferWriter<byte> bytes = new();
        shard.Write(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Closes all and gives the only row.</summary>
    public SessionRow Row()
    {
        Shard.Close();
        return Assert.Single(Rows);
    }
}
