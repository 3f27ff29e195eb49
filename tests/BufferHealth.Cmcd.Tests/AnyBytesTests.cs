using BufferHealth.Cmcd.Keys;
using CsCheck;

namespace BufferHealth.Cmcd.Tests;

/// <summary>Whatever bytes come: nothing is thrown, nothing is made up, and salvage finds what strict reading finds.</summary>
public sealed class AnyBytesTests
{
    private static readonly CmcdReading[] Readings = [CmcdReading.Strict, CmcdReading.Salvage, CmcdReading.CutShort];

    /// <summary>Records with bytes changed, inserted and taken out, and bytes at random.</summary>
    private static readonly Gen<byte[]> Any = Gen.Select(Gen.Int, Gen.Int[0, 12]).Select((seed, changes) => Mutation.Of(seed, changes));

    [Fact]
    public void Nothing_is_thrown() => Any.Sample(
        bytes =>
        {
            CmcdFaults faults = new();
            byte[] query = [.. "?CMCD="u8, .. bytes];
            foreach (CmcdReading reading in Readings)
            {
                if (CmcdReader.TryRead(bytes, reading, ref faults, out CmcdRecord record))
                {
                    Dump.Touch(record);
                }
                if (CmcdReader.TryReadQuery(query, new byte[bytes.Length], reading, ref faults, out record))
                {
                    Dump.Touch(record);
                }
                CmcdReader.TryReadHeaders(new() { Object = bytes, Request = bytes, Session = bytes, Status = bytes }, reading, ref faults, out record);
                Dump.Touch(record);
                CmcdBody body = CmcdReader.ReadBody(bytes, reading);
                while (body.Next(ref faults, out record))
                {
                    Dump.Touch(record);
                }
            }
        },
        iter: 2000);

    [Fact]
    public void What_is_read_can_be_written_and_read_again() => Any.Sample(
        bytes =>
        {
            CmcdFaults faults = new();
            if (CmcdReader.TryRead(bytes, CmcdReading.Salvage, ref faults, out CmcdRecord record))
            {
                KeyUse use = KeyUse.Version2 | KeyUse.Event;
                byte[] once = AnyRecord.Write(record, use);
                faults = new();
                Assert.True(CmcdReader.TryRead(once, CmcdReading.Strict, ref faults, out CmcdRecord again));
                Assert.Equal(0, faults.Total);
                Assert.Equal(once, AnyRecord.Write(again, use));
            }
        },
        iter: 2000);

    [Fact]
    public void Salvage_finds_what_strict_reading_finds() => Any.Sample(
        bytes =>
        {
            CmcdFaults strict = new();
            CmcdFaults salvage = new();
            if (CmcdReader.TryRead(bytes, CmcdReading.Strict, ref strict, out CmcdRecord found))
            {
                Assert.True(CmcdReader.TryRead(bytes, CmcdReading.Salvage, ref salvage, out CmcdRecord salvaged));
                Assert.Equal(Dump.Text(found), Dump.Text(salvaged));
                Assert.Equal(strict.Total, salvage.Total);
            }
        },
        iter: 2000);

    [Fact]
    public void Cut_anywhere_a_record_tells_nothing_that_the_whole_does_not_tell() => Gen.Int.Sample(
        seed =>
        {
            byte[] whole = AnyRecord.Write(AnyRecord.Make(new Random(seed), KeyUse.Version2), KeyUse.Version2);
            CmcdFaults faults = new();
            Assert.True(CmcdReader.TryRead(whole, CmcdReading.Strict, ref faults, out CmcdRecord record));
            SortedDictionary<string, string> told = Dump.Of(record);
            int most = 0;
            for (int length = 0; length <= whole.Length; length++)
            {
                // A copy with nothing behind it: reading past the cut would throw.
                CmcdReader.TryRead(whole[..length], CmcdReading.CutShort, ref faults, out CmcdRecord cut);
                SortedDictionary<string, string> left = Dump.Of(cut);
                Assert.All(left, t => Assert.Equal(told[t.Key], t.Value));
                Assert.True(left.Count >= most, "A longer part tells less.");
                most = left.Count;
            }
            Assert.Equal(told.Count - 1, most);
        },
        iter: 60);

    [Fact]
    public void A_member_in_the_middle_that_is_damaged_costs_no_other_one() => Gen.Int.Sample(
        seed =>
        {
            Random random = new(seed);
            byte[] whole = AnyRecord.Write(AnyRecord.Make(random, KeyUse.Version2), KeyUse.Version2);
            byte[] damaged = [.. "!=1,"u8, .. whole];
            CmcdFaults faults = new();
            Assert.False(CmcdReader.TryRead(damaged, CmcdReading.Strict, ref faults, out _));
            CmcdReader.TryRead(whole, CmcdReading.Strict, ref faults, out CmcdRecord expected);
            Assert.True(CmcdReader.TryRead(damaged, CmcdReading.Salvage, ref faults, out CmcdRecord found));
            Assert.Equal(Dump.Text(expected), Dump.Text(found));
            Assert.Equal((2, 2), (faults[CmcdFault.Syntax], faults.Total));
        });
}
