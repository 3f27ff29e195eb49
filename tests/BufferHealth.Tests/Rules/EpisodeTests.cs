namespace BufferHealth.Tests.Rules;

public sealed class EpisodeTests
{
    [Theory]
    [InlineData(500, 1)]
    [InlineData(999, 1)]
    [InlineData(1000, 2)]
    [InlineData(5000, 2)]
    public void Stalls_less_than_a_second_apart_are_one(long apart, int episodes)
    {
        Script s = Script.Playing(level: 0.05).Stand(1000).Play(apart).Stand(1000).Play(500);
        Assert.Equal(2, s.Metrics.StallCount);
        Assert.Equal(episodes, s.Metrics.EpisodeCount);
        Assert.Equal([1, episodes], s.Stalls.Select(stall => stall.Episode));
    }

    [Fact]
    public void Without_a_stall_there_is_none() => Assert.Equal(0, Script.Playing().Metrics.EpisodeCount);
}
