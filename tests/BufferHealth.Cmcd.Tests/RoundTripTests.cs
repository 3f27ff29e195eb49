using System.Buffers;
using BufferHealth.Cmcd.Keys;
using CsCheck;

namespace BufferHealth.Cmcd.Tests;

/// <summary>What was written is read again: no more, no less, and without a fault.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void By_query() => Gen.Select(Gen.Int, Gen.Int[1, 2]).Sample((seed, version) =>
    {
        CmcdRecord written = AnyRecord.Make(new Random(seed), version == 1 ? KeyUse.Version1 : KeyUse.Version2);
        ArrayBufferWriter<byte> output = new();
        CmcdWriter.WriteQuery(written, version, output);
        byte[] query = [.. "/seg.m4s?a=1&"u8, .. output.WrittenSpan, .. "&b=2#CMCD=x"u8];
        CmcdFaults faults = new();
        bool found = CmcdReader.TryReadQuery(query, new byte[query.Length], CmcdReading.Strict, ref faults, out CmcdRecord read);
        Assert.Equal(output.WrittenCount > 0, found);
        AssertSame(written, read, found ? version : 1, faults);
    });

    [Fact]
    public void By_headers() => Gen.Select(Gen.Int, Gen.Int[1, 2]).Sample((seed, version) =>
    {
        CmcdRecord written = AnyRecord.Make(new Random(seed), version == 1 ? KeyUse.Version1 : KeyUse.Version2);
        byte[] Header(CmcdHeader header, Random random)
        {
            ArrayBufferWriter<byte> output = new();
            CmcdWriter.WriteHeader(AnyRecord.Make(random, version == 1 ? KeyUse.Version1 : KeyUse.Version2), version, header, output);
            return output.WrittenSpan.ToArray();
        }
        CmcdHeaders headers = new()
        {
            Object = Header(CmcdHeader.Object, new Random(seed)),
            Request = Header(CmcdHeader.Request, new Random(seed)),
            Session = Header(CmcdHeader.Session, new Random(seed)),
            Status = Header(CmcdHeader.Status, new Random(seed)),
        };
        CmcdFaults faults = new();
        bool found = CmcdReader.TryReadHeaders(headers, CmcdReading.Strict, ref faults, out CmcdRecord read);
        AssertSame(written, read, found ? version : 1, faults);
    });

    [Fact]
    public void By_a_body() => Gen.Int.Array[1, 4].Sample(seeds =>
    {
        ArrayBufferWriter<byte> output = new();
        foreach (int seed in seeds)
        {
            CmcdWriter.WriteEvent(AnyRecord.Make(new Random(seed), KeyUse.Version2 | KeyUse.Event), output);
        }
        CmcdFaults faults = new();
        CmcdBody body = CmcdReader.ReadBody(output.WrittenSpan, CmcdReading.Strict);
        foreach (int seed in seeds)
        {
            Assert.True(body.Next(ref faults, out CmcdRecord read));
            AssertSame(AnyRecord.Make(new Random(seed), KeyUse.Version2 | KeyUse.Event), read, 2, faults);
        }
        Assert.False(body.Next(ref faults, out _));
        Assert.Equal(seeds.Length, body.Lines);
    });

    private static void AssertSame(in CmcdRecord written, in CmcdRecord read, int version, in CmcdFaults faults)
    {
        SortedDictionary<string, string> expected = Dump.Of(written);
        if (version == 2)
        {
            expected["v"] = "2";
        }
        Assert.Equal(Dump.Text(expected), Dump.Text(read));
        Assert.Equal(0, faults.Total);
    }
}
