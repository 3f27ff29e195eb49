using System.Text;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>Which shard a session falls to.</summary>
public sealed class SessionHashTests
{
    /// <summary>Vectors of FNV-1a's authors, http://www.isthe.com/chongo/tech/comp/fnv.</summary>
    [Theory]
    [InlineData("", 0xcbf29ce484222325)]
    [InlineData("a", 0xaf63dc4c8601ec8c)]
    [InlineData("foobar", 0x85944171f73967e8)]
    public void It_is_FNV_1a(string text, ulong hash) => Assert.Equal(hash, SessionHash.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Shards_get_about_the_same()
    {
        int[] sessions = new int[64];
        for (int i = 0; i < 64_000; i++)
        {
            sessions[SessionHash.Shard("tenant"u8, Encoding.ASCII.GetBytes($"session-{i}"), 64)]++;
        }
        Assert.All(sessions, n => Assert.InRange(n, 850, 1150));
    }

    [Fact]
    public void A_number_that_is_no_power_of_two_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SessionHash.Shard("t"u8, "s"u8, 48));
}
