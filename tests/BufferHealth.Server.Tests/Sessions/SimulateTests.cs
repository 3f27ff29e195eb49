extern alias cli;

using System.Globalization;
using System.Text;
using BufferHealth.Cmcd;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using cli::BufferHealth.Cli.Simulation;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>What <c>buffer-health simulate</c> calls true, beside what a shard makes of the lines that it wrote.</summary>
public sealed class SimulateTests : ISessionOutput
{
    private readonly List<SessionRow> _rows = [];

    void ISessionOutput.Told(SessionPoint point)
    {
    }

    void ISessionOutput.Minute(RollupRow row)
    {
    }

    void ISessionOutput.Closed(SessionRow row) => _rows.Add(row);

    [Theory]
    [InlineData(1UL, "client", 0, 0, 0, 0)]
    [InlineData(2UL, "client", 0.05, 0.05, 10_000, 30_000)]
    [InlineData(3UL, "v2", 0, 0, 0, 0)]
    [InlineData(4UL, "v2", 0.05, 0, 10_000, 30_000)]
    public void Is_what_a_plain_replay_finds(ulong seed, string dialect, double duplicates, double loss, int reorderMs, int skewMs)
    {
        List<Visit> visits = Replay(new()
        {
            Seed = seed,
            Viewers = 150,
            DurationMs = 600_000,
            Dialects = [.. DialectNames.All.Select(d => d == dialect ? 1.0 : 0)],
            Duplicates = duplicates,
            Loss = loss,
            ReorderMs = reorderMs,
            SkewMs = skewMs,
            Custom = ("com.example-tier", 3),
        });

        ILookup<string, SessionRow> rows = _rows.ToLookup(r => r.SessionId);
        foreach (Visit visit in visits.Where(v => v.LastNumber is not null))
        {
            SessionRow[] parts = [.. rows[visit.SessionId].OrderBy(r => r.Part)];
            Assert.NotEmpty(parts);
            Totals truth = visit.AsOfLast;
            Assert.Equal(
                (visit.SessionId, truth.StartupMs, truth.StallCount, truth.StallMs, truth.PlayingMs, truth.PausedMs, truth.SeekingMs),
                (visit.SessionId, (int?)parts.Select(p => p.StartupMs).FirstOrDefault(s => s is not null), parts.Sum(p => p.StallCount), parts.Sum(p => p.StallMs),
                    parts.Sum(p => p.PlayingMs), parts.Sum(p => p.PausedMs), parts.Sum(p => p.SeekingMs)));
            Assert.Equal(visit.Came, parts.Sum(p => p.Reports + p.Duplicates));
            Assert.Equal((visit.ContentId, visit.Cdn), (parts[^1].ContentId, parts[^1].CdnId));
            Assert.StartsWith("com.example-tier=\"" + parts[^1].Custom["com.example-tier"], visit.Custom, StringComparison.Ordinal);
        }
        Assert.True(visits.Sum(v => v.Final.StallCount) > 30, "so few stalls check nothing");
        if (loss == 0)
        {
            Assert.All(visits, v => Assert.Equal((v.Said - 1, v.Final), (v.LastNumber, v.Ending == "vanished" ? v.Final : v.AsOfLast)));
        }
    }

    [Fact]
    public void Version_1_tells_no_stall_and_version_2_with_requests_tells_each_that_a_request_followed()
    {
        List<Visit> visits = Replay(new() { Seed = 5, Viewers = 200, DurationMs = 600_000, Dialects = [0, 0, 1, 1] });
        ILookup<string, SessionRow> rows = _rows.ToLookup(r => r.SessionId);
        foreach (Visit visit in visits)
        {
            SessionRow[] parts = [.. rows[visit.SessionId]];
            if (visit.Dialect == Dialect.Requests1)
            {
                Assert.All(parts, p => Assert.Equal(StallSource.None, p.StallSource));
                continue;
            }
            long told = parts.Sum(p => p.StallCount ?? 0);
            Assert.InRange(told, visit.Final.StallCount - 1, visit.Final.StallCount);
            if (told == visit.Stalls.Count)
            {
                Assert.Equal(visit.Final.StallMs, parts.Sum(p => p.StallMs ?? 0));
            }
        }
        Assert.Contains(visits, v => v is { Dialect: Dialect.Requests2, Stalls.Count: > 1 });
    }

    /// <summary>Writes the lines as <c>--out</c> does and reads them as they are, in a shard of its own.</summary>
    private List<Visit> Replay(SimulationOptions options)
    {
        List<Visit> visits = [];
        Fleet fleet = new(options) { Begun = visits.Add };
        using MemoryStream stream = new();
        LineFile file = new(stream, SimulateRun.FileEpochMs);
        while (fleet.TryNext(out Delivery delivery))
        {
            file.Write(delivery);
            delivery.Visit.Deliver(delivery.Report);
        }
        file.Flush();

        SessionShard shard = new(new(), this);
        CmcdFaults faults = new();
        foreach (string line in Encoding.ASCII.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(' ', 4);
            byte[] bytes = Encoding.ASCII.GetBytes(parts[3]);
            bool isEvent = parts[1] == "event";
            CmcdRecord record;
            byte[] room = new byte[bytes.Length];
            Assert.True(isEvent
                ? CmcdReader.TryReadEvent(bytes, CmcdReading.Strict, ref faults, out record)
                : CmcdReader.TryReadQuery(bytes, room, CmcdReading.Strict, ref faults, out record), line);
            shard.Take(
                new() { Tenant = "t"u8, ArrivalMs = long.Parse(parts[0], CultureInfo.InvariantCulture), Mode = isEvent ? ReportMode.Event : ReportMode.Request, Target = 1 }, record);
        }
        shard.Close();
        Assert.Equal(0, faults[CmcdFault.Syntax] + faults[CmcdFault.WrongType] + faults[CmcdFault.OutOfRange] + faults[CmcdFault.IncompleteEvent] + faults[CmcdFault.UnknownToken]);
        return visits;
    }
}
