using System.Text;
using BufferHealth.Cmcd;
using BufferHealth.Server.Sessions;
using CsCheck;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>Any records, in any order, with any numbers: nothing is thrown, nothing is counted twice, no time is negative.</summary>
public sealed class HostileInputTests
{
    private static readonly string[] Members =
    [
        "e=ps", "e=e", "e=t", "sta=s", "sta=p", "sta=r", "sta=k", "sta=a", "sta=e", "sta=q", "sta=d", "sn=0", "sn=1", "sn=200", "sn=999999999999999",
        "ts=0", "ts=1", "ts=999999999999999", "ts=1790000000000", "ts=1790000004000", "ts=1789990000000", "bl=(999999999999999)", "bl=0", "br=(999999999999999;v)", "bsa=(999999999999999)",
        "bsda=(999999999999999)", "bsa=0", "bsd=(1;v 2;a 3)", "bs", "msd=999999999999999", "dfa=999999999999999", "d=999999999999999", "ot=v", "ot=a",
        "ec=(\"1\" \"2\")", "cid=\"a\"", "cid=\"b\\\\\"", "bh-playing=-7", "bh-playing=\"x\"", "a-b=\"c\"", "a-c=d", "a-d=e", "a-e=f", "a-f=g", "v=2",
    ];

    [Fact]
    public void Nothing_breaks_a_shard() =>
        Gen.Select(Gen.Int[0, Members.Length - 1].Array[1, 8], Gen.Int[0, 5], Gen.Bool, Gen.Int[-100_000, 100_000]).Array[1, 80].Sample(
            records =>
            {
                ShardUnderTest shard = new(new() { Capacity = 3 });
                CmcdFaults faults = new();
                long arrival = ShardUnderTest.T0;
                foreach ((int[] members, int sid, bool isEvent, int later) in records)
                {
                    arrival += later;
                    byte[] line = Encoding.ASCII.GetBytes($"sid=\"{sid}\"," + string.Join(',', members.Select(m => Members[m])));
                    Assert.True(CmcdReader.TryRead(line, CmcdReading.Salvage, ref faults, out CmcdRecord record));
                    shard.Shard.Take(new() { Tenant = "t"u8, ArrivalMs = arrival, Mode = isEvent ? ReportMode.Event : ReportMode.Request, Target = (byte)(later & 3) }, record);
                    Assert.InRange(shard.Shard.Count, 0, 3);
                }
                shard.Shard.Close();
                Assert.Equal((shard.Counts.Opened, shard.Counts.Closed), (shard.Rows.Count, shard.Rows.Count));
                Assert.Equal(records.Length, shard.Rows.Sum(r => r.Reports + r.Duplicates) + shard.Counts.AfterClose + Untaken(shard));
                Assert.All(shard.Rows, r =>
                {
                    Assert.All((long?[])[r.StallCount, r.StallMs, r.StartupMs, r.PlayingMs, r.PausedMs, r.SeekingMs, r.StartingMs], n => Assert.True(n is null or >= 0, $"{r}"));
                    Assert.True(r.MeanLevelMs is null or >= 0 && r.MeanBitrateKbps is null or >= 0, $"{r}");
                    Assert.True(r.EndMs >= r.StartMs, $"{r}");
                });
            },
            iter: 2000);

    /// <summary>Late ones whose number is too far back to know whether it came: nothing is taken from them, so that they are no reports.</summary>
    private static long Untaken(ShardUnderTest shard) => shard.Counts.Unknown;
}
