using System.Text;
using BufferHealth.Cmcd;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>What a session takes. By itself, because it looks at the memory of the whole process.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    /// <summary>100 thousand live sessions in 75 MB: the rest of their 100 MB is for what is between them and the disk.</summary>
    private const int Limit = 750;

    private static readonly Nothing Output = new();

    [Fact]
    public void A_live_session_takes_less_than_750_bytes()
    {
        const int sessions = 100_000;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        SessionShard[] shards = [.. Enumerable.Range(0, 8).Select(_ => new SessionShard(new() { Capacity = sessions / 8 }, Output))];
        for (int i = 0; i < sessions; i++)
        {
            Say(shards[i % 8], i, 0, "s");
            Say(shards[i % 8], i, 1000, "p");
        }
        long each = (GC.GetTotalMemory(forceFullCollection: true) - before) / sessions;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each} bytes a session");
        Assert.InRange(each, 100, Limit);
        Assert.Equal(sessions, shards.Sum(s => s.Count));
    }

    [Fact]
    public void A_record_of_a_known_session_allocates_nothing_but_what_it_tells()
    {
        SessionShard shard = new(new(), Output);
        byte[][] lines = [.. Enumerable.Range(0, 4000).Select(i => Line(1, ShardUnderTest.T0 + (i * 1000), i % 5 == 0 ? "r" : "p", i))];
        _ = Take(shard, lines.AsSpan(0, 2000), 0);
        (long silent, long allocated) = Take(shard, lines.AsSpan(2000), 2000);
        Assert.Equal(0, allocated);
        Assert.InRange(silent, 1000, 1999);
    }

    /// <summary>How many told nothing, and what those allocated.</summary>
    private static (long Silent, long Allocated) Take(SessionShard shard, ReadOnlySpan<byte[]> lines, int first)
    {
        CmcdFaults faults = new();
        (long silent, long allocated) = (0, 0);
        for (int i = 0; i < lines.Length; i++)
        {
            CmcdReader.TryRead(lines[i], CmcdReading.Strict, ref faults, out CmcdRecord record);
            SessionReport report = new() { Tenant = "tenant"u8, ArrivalMs = ShardUnderTest.T0 + ((first + i) * 1000L), Mode = ReportMode.Event, Target = 1 };
            (long told, long before) = (Output.Count, GC.GetAllocatedBytesForCurrentThread());
            Assert.True(shard.Take(report, record) == ReportFate.Taken);
            bool isSilent = told == Output.Count;
            silent += isSilent ? 1 : 0;
            allocated += isSilent ? GC.GetAllocatedBytesForCurrentThread() - before : 0;
        }
        return (silent, allocated);
    }

    private static void Say(SessionShard shard, int session, int ms, string state)
    {
        CmcdFaults faults = new();
        Assert.True(CmcdReader.TryRead(Line(session, ShardUnderTest.T0 + ms, state, ms), CmcdReading.Strict, ref faults, out CmcdRecord record));
        shard.Take(new() { Tenant = "tenant"u8, ArrivalMs = ShardUnderTest.T0 + ms, Mode = ReportMode.Event, Target = 1 }, record);
    }

    private static byte[] Line(int session, long ts, string state, int number) => Encoding.ASCII.GetBytes(
        $"ts={ts},sid=\"6e2fb550-c457-11e9-bb97-{session:D12}\",e=ps,sta={state},cid=\"film-{session % 50}\",bl=(3000),br=(2500),com-room=\"{session % 9}\",sn={number}");

    /// <summary>Runs when nothing else does.</summary>
    [CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
    public sealed class Alone;

    /// <summary>Counts what it is told and keeps nothing.</summary>
    private sealed class Nothing : ISessionOutput
    {
        public long Count { get; private set; }

        public void Told(SessionPoint point) => Count++;

        public void Minute(RollupRow row) => Count++;

        public void Closed(SessionRow row) => Count++;
    }
}
