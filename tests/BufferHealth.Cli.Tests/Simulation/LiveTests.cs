using System.Text.Json;
using BufferHealth.Cli.Simulation;
using Microsoft.AspNetCore.Http;

namespace BufferHealth.Cli.Tests.Simulation;

/// <summary>Runs against a collector that is none.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task What_was_accepted_is_what_the_truth_calls_delivered()
    {
        int number = 0;
        await using StubCollector stub = await StubCollector.StartAsync((_, context) =>
        {
            // Every third is refused for good.
            context.Response.StatusCode = Interlocked.Increment(ref number) % 3 == 0 ? 400 : 204;
            return Task.CompletedTask;
        });
        List<Visit> visits = [];
        Fleet fleet = new(new() { Viewers = 20, DurationMs = 600, Dialects = [1, 1, 1, 0] }) { Begun = visits.Add };
        SendCounts counts = new();
        using Door door = new(new(stub.Address, "cmcd/local"), 2, counts);
        await new LiveRun(fleet, door, 5, 2).RunAsync(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), TestContext.Current.CancellationToken);
        Assert.Equal(counts.Accepted, visits.Sum(v => v.Came));
        Assert.Equal(visits.Sum(v => v.Said), counts.Accepted + counts.Refused);
        Assert.True(counts.Refused > 0 && counts.Accepted > 0);
        Assert.Contains(stub.Received, r => r.Target.StartsWith("/cmcd/local/buffer-health", StringComparison.Ordinal) && r.Type == "text/plain");
        Assert.Contains(stub.Received, r => r.Target.Contains("?CMCD=", StringComparison.Ordinal));
        Assert.All(stub.Received, r => Assert.InRange(r.Body.Count(c => c == '\n'), 0, 5));
    }

    [Fact]
    public void A_pool_sends_other_numbers_each_time_and_ended_sessions_under_other_ids()
    {
        RatePool pool = new(new(new() { Viewers = 50, Dialects = [1, 1, 0, 0] }), 50, 100);
        Assert.True(pool.Records >= RatePool.LeastRecords);
        HashSet<(string, long)> seen = [];
        byte[] room = [];
        for (int pass = 0; pass < 3; pass++)
        {
            for (int body = 0; body < pool.Count; body++)
            {
                int length = pool.Write(body, pass, 1_790_000_000_000 + pass, ref room);
                BufferHealth.Cmcd.CmcdFaults faults = new();
                BufferHealth.Cmcd.CmcdBody records = BufferHealth.Cmcd.CmcdReader.ReadBody(room.AsSpan(0, length), BufferHealth.Cmcd.CmcdReading.Strict);
                int count = 0;
                while (records.Next(ref faults, out BufferHealth.Cmcd.CmcdRecord record))
                {
                    count++;
                    Assert.Equal(1_790_000_000_000 + pass, record.TimestampMs);
                    Assert.True(seen.Add((record.SessionId.ToString(), record.SequenceNumber!.Value)), "the same number of the same session came twice");
                }
                Assert.Equal(pool[body].Records, count);
                Assert.Equal(0, faults[BufferHealth.Cmcd.CmcdFault.Syntax]);
            }
        }
        Assert.Equal(3 * pool.Records, seen.Count);
    }

    [Fact]
    public async Task A_comparison_says_what_is_off_and_what_is_missing()
    {
        List<Visit> visits = [];
        Fleet fleet = new(new() { Viewers = 30, DurationMs = 300_000 }) { Begun = visits.Add };
        while (fleet.TryNext(out Delivery delivery))
        {
            delivery.Visit.Deliver(delivery.Report);
        }
        TruthFile truth = TruthFile.Parse(TruthFile.Of(visits, 1, 0).ToJson());
        string missing = truth.Sessions[0].Sid;
        string wrong = truth.Sessions[1].Sid;
        await using StubCollector stub = await StubCollector.StartAsync(async (_, context) =>
        {
            if (context.Request.Headers.Authorization != "Bearer secret")
            {
                context.Response.StatusCode = 401;
                return;
            }
            string sid = context.Request.Path.Value!.Split('/')[^1];
            if (sid == missing)
            {
                context.Response.StatusCode = 404;
                return;
            }
            TruthSession s = truth.Sessions.Single(t => t.Sid == sid);
            Totals t = s.AsOfLast!.Value;
            // In two parts, which add up.
            await context.Response.WriteAsync(JsonSerializer.Serialize(new
            {
                sessionId = sid,
                open = false,
                parts = new object[]
                {
                    new { sessionId = sid, part = 1, stallCount = 0, stallMs = 0, playingMs = 0, pausedMs = 0, seekingMs = 0, ending = "timedOut", startupMs = (int?)null, meanBitrateKbps = (double?)null },
                    new { sessionId = sid, part = 0, stallCount = t.StallCount, stallMs = t.StallMs + (sid == wrong ? 500 : 0), playingMs = t.PlayingMs, pausedMs = t.PausedMs, seekingMs = t.SeekingMs, ending = "quit", startupMs = t.StartupMs, meanBitrateKbps = t.MeanBitrateKbps },
                },
            }));
        });
        using StringWriter error = new();
        Comparison? comparison = await CompareCommand.CompareAsync(truth, stub.Address, "secret", TimeSpan.Zero, error, TestContext.Current.CancellationToken);
        Comparison.Group group = Assert.Single(comparison!.Groups);
        Assert.Equal(("client", truth.Sessions.Length, 1, 0, 0), (group.Dialect, group.Sessions, group.Missing, group.Open, group.Uncertain));
        Comparison.Measure stalled = group.Measures.Single(m => m.Name == "stallMs");
        Assert.Equal((truth.Sessions.Length - 1, 0, 500.0, 500.0), (stalled.Compared, stalled.Unknown, stalled.WorstError!.Value, stalled.FoundSum - stalled.TrueSum));
        Assert.Equal(1 - 1.0 / (truth.Sessions.Length - 1), stalled.ExactShare!.Value, 9);
        Assert.All(group.Measures.Where(m => m.Name != "stallMs"), m => Assert.Equal((1.0, 0.0), (m.ExactShare, m.WorstError)));

        Assert.Null(await CompareCommand.CompareAsync(truth, stub.Address, "other", TimeSpan.Zero, error, TestContext.Current.CancellationToken));
        Assert.Contains("401", error.ToString(), StringComparison.Ordinal);
    }
}
