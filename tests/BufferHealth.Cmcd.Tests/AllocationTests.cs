using System.Buffers;

namespace BufferHealth.Cmcd.Tests;

/// <summary>Not a byte, whether the input is as it should be or not.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 5_000;
    private static readonly byte[] Line = "bl=(3200;v 2800;a),br=(5000;v 128;a),cid=\"content-1\",com.example-room=7,df=1,e=ps,ec=404,mtp=(25400;v),ot=\"v\",sid=\"6e2fb550-c457-11e9-bb97-0800200c9a66\",sn=42,sta=p,ts=1732300000000,v=2".Bytes();
    private static readonly byte[] Bad = "bl=(3200;v,br=5000,cid=\"con\\x\",!,d=4000,sid=6e2fb550,v=2,ot=v".Bytes();

    [Fact]
    public void A_body_allocates_nothing() => AssertNothing(scratch =>
    {
        CmcdFaults faults = new();
        CmcdBody body = CmcdReader.ReadBody(Line, CmcdReading.Strict);
        int sum = 0;
        while (body.Next(ref faults, out CmcdRecord record))
        {
            sum += (int)record.SequenceNumber!.Value;
            foreach (CmcdMember other in record.Others)
            {
                sum += (int)other.Number;
            }
        }
        return sum;
    }, 49);

    [Fact]
    public void A_query_allocates_nothing()
    {
        byte[] query = ("?CMCD=" + Uri.EscapeDataString(System.Text.Encoding.ASCII.GetString(Line))).Bytes();
        AssertNothing(scratch =>
        {
            CmcdFaults faults = new();
            return CmcdReader.TryReadQuery(query, scratch, CmcdReading.Strict, ref faults, out CmcdRecord record) ? (int)record.BufferLengthMs.Least!.Value : 0;
        }, 2800);
    }

    [Theory]
    [InlineData(CmcdReading.Strict, 0)]
    [InlineData(CmcdReading.Salvage, 0)]
    [InlineData(CmcdReading.CutShort, 0)]
    public void A_malformed_record_allocates_nothing(CmcdReading reading, int expected) => AssertNothing(_ =>
    {
        CmcdFaults faults = new();
        CmcdReader.TryRead(Bad, reading, ref faults, out CmcdRecord record);
        return (int)(record.DurationMs ?? 0);
    }, expected);

    [Fact]
    public void Writing_allocates_nothing()
    {
        ArrayBufferWriter<byte> output = new(4096);
        AssertNothing(_ =>
        {
            output.ResetWrittenCount();
            CmcdRecord record = new()
            {
                Event = CmcdEvent.Timer,
                TimestampMs = 1732300000000,
                BufferLengthMs = new() { [CmcdObjectType.Video] = 3000 },
                SessionId = CmcdText.Of("6e2fb550"u8),
                StarvationCount = new(3),
                PlaybackRate = 1.25,
                Others = CmcdMembers.Of("com.example-room=7"u8),
            };
            CmcdWriter.WriteEvent(record, output);
            CmcdWriter.WriteQuery(record, 1, output);
            return output.WrittenCount > 0 ? 1 : 0;
        }, 1);
    }

    private static void AssertNothing(Func<byte[], int> read, int expected)
    {
        byte[] scratch = new byte[1024];
        Loop(read, scratch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long checksum = Loop(read, scratch);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((long)Rounds * expected, checksum);
        Assert.Equal(0, allocated);
    }

    private static long Loop(Func<byte[], int> read, byte[] scratch)
    {
        long checksum = 0;
        for (int i = 0; i < Rounds; i++)
        {
            checksum += read(scratch);
        }
        return checksum;
    }
}
