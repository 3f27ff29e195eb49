using System.Security.Cryptography;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Sessions.Snapshots;
using BufferHealth.Server.Tests.Rollups;
using CsCheck;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>A shard that was written and read goes on as if nothing had been.</summary>
public sealed class SnapshotTests
{
    private static readonly SessionOptions Options = new() { Capacity = 4, RollupValues = 3 };

    [Fact]
    public void Cut_anywhere_the_rest_tells_what_it_would_have_told() =>
        Gen.Select(Gen.Int, Gen.Int[1, 20], Gen.Int[1, 8], Gen.Double[0, 1].Array[1, 3]).Sample(
            (seed, steps, viewers, cuts) =>
            {
                List<Crowd.Call> calls = Crowd.Calls(seed, steps, viewers);
                int[] at = [.. cuts.Select(c => (int)(c * calls.Count)).Order()];
                ShardUnderTest whole = new(Options);
                ShardUnderTest cut = new(Options);
                for (int i = 0; i < calls.Count; i++)
                {
                    for (int c = 0; c < at.Count(a => a == i); c++)
                    {
                        cut.Reopen(Options);
                    }
                    calls[i].Tell(whole);
                    calls[i].Tell(cut);
                    Assert.Equal(whole.Shard.Now("t"), cut.Shard.Now("t"));
                    if (i % 16 == 0)
                    {
                        Assert.Equal(Texts(whole.Shard.Live("t", "", 100)), Texts(cut.Shard.Live("t", "", 100)));
                    }
                }
                cut.Reopen(Options);
                foreach (ShardUnderTest shard in (ShardUnderTest[])[whole, cut])
                {
                    shard.Shard.Advance(ShardUnderTest.T0 + calls[^1].Arrival + 200_000);
                    shard.Shard.Close();
                }
                Assert.Equal(Texts(whole.Told), Texts(cut.Told));
                Assert.Equal(Text(whole.Counts), Text(cut.Counts));
            },
            iter: 200);

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() =>
        Gen.Select(Gen.Int, Gen.Int[1, 20], Gen.Int[1, 8]).Sample(
            (seed, steps, viewers) =>
            {
                byte[] bytes = Written(seed, steps, viewers);
                Assert.Equal(bytes, ShardUnderTest.Bytes(SessionShard.Read(bytes, Options, new ShardUnderTest())));
            },
            iter: 200);

    [Fact]
    public void Damage_is_found_before_anything_is_believed() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, int.MaxValue], Gen.Int[0, 7], Gen.Bool).Sample(
            (seed, where, bit, cut) =>
            {
                byte[] bytes = Written(seed, 5, 3);
                int at = where % bytes.Length;
                if (!cut)
                {
                    bytes[at] ^= (byte)(1 << bit);
                }
                Assert.Throws<InvalidDataException>(() => SessionShard.Read(cut ? bytes.AsSpan(0, at) : bytes, Options, new ShardUnderTest()));
            },
            iter: 1000);

    /// <summary>Whoever can write checksums can write sessions that never were, but neither break the reader nor make it take memory.</summary>
    [Fact]
    public void Damage_with_a_right_checksum_is_found_or_makes_another_shard() =>
        Gen.Select(Gen.Int[0, 50], Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 4]).Sample(
            (seed, changes) =>
            {
                byte[] bytes = Written(seed, 5, 3);
                foreach ((int where, byte value) in changes)
                {
                    bytes[where % (bytes.Length - SHA256.HashSizeInBytes)] = value;
                }
                SHA256.HashData(bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes)).CopyTo(bytes.AsSpan(bytes.Length - SHA256.HashSizeInBytes));
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    _ = SessionShard.Read(bytes, Options, new ShardUnderTest());
                }
                catch (InvalidDataException)
                {
                    // Found.
                }
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * bytes.Length + 200_000);
            },
            iter: 2000);

    [Fact]
    public void Another_shard_and_a_later_format_are_named()
    {
        byte[] bytes = Written(1, 5, 3);
        Assert.Equal(
            "The snapshot is of shard 0, and this is shard 3.",
            Assert.Throws<InvalidDataException>(() => SessionShard.Read(bytes, Options, new ShardUnderTest(), number: 3)).Message);
        bytes[SnapshotWriter.Magic.Length] = 2 * 9;
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes)).CopyTo(bytes.AsSpan(bytes.Length - SHA256.HashSizeInBytes));
        Assert.Equal(
            "The snapshot has format 9, and this build knows 1.",
            Assert.Throws<InvalidDataException>(() => SessionShard.Read(bytes, Options, new ShardUnderTest())).Message);
        Assert.Equal(
            "These 0 bytes are no snapshot of a shard.",
            Assert.Throws<InvalidDataException>(() => SessionShard.Read([], Options, new ShardUnderTest())).Message);
    }

    [Fact]
    public void Fewer_places_than_before_close_those_that_were_silent_for_longest()
    {
        ShardUnderTest shard = new();
        foreach (string sid in (string[])["a", "b", "c"])
        {
            shard.Event(0, "e=t,sta=p", sid: sid);
        }
        shard.Reopen(new() { Capacity = 2 });
        shard.Event(1000, "e=t,sta=p", sid: "d");
        Assert.Equal(["a", "b"], shard.Rows.Select(r => r.SessionId));
    }

    private static byte[] Written(int seed, int steps, int viewers)
    {
        ShardUnderTest shard = new(Options);
        foreach (Crowd.Call call in Crowd.Calls(seed, steps, viewers))
        {
            call.Tell(shard);
        }
        return ShardUnderTest.Bytes(shard.Shard);
    }

    private static IEnumerable<string> Texts(IEnumerable<object> told) => told.Select(Text);

    private static string Text(object value) => System.Text.Json.JsonSerializer.Serialize(value, value.GetType());
}
