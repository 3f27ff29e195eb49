using BufferHealth.Server.Links;

namespace BufferHealth.Server.Tests;

public class LinkProfileTests
{
    [Theory]
    [InlineData(-0.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1_000_000.1)]
    public void A_rate_out_of_range_is_refused_by_name(double kbps)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => LinkProfile.Constant(kbps));
        Assert.Equal(kbps, error.ActualValue);
        Assert.Contains("0 to 1000000 kbit/s", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1_000_000)]
    public void A_constant_rate_stays(double kbps)
    {
        var profile = LinkProfile.Constant(kbps);
        Assert.Null(profile.Name);
        Assert.Equal(kbps, profile.KbpsAt(TimeSpan.Zero));
        Assert.Equal(kbps, profile.KbpsAt(TimeSpan.FromDays(3)));
    }

    [Theory]
    [InlineData(0, 600)]
    [InlineData(11.999, 600)]
    [InlineData(12, 120)]
    [InlineData(18, 25)]
    [InlineData(27, 250)]
    [InlineData(32, 600)]
    [InlineData(32 * 100 + 20, 25)]
    public void A_profile_goes_through_its_steps_and_repeats(double seconds, double kbps) =>
        Assert.Equal(kbps, LinkProfile.Train.KbpsAt(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void The_named_profiles_are_those_of_the_page() =>
        Assert.Equal(["steady", "train", "outage", "dribble"], LinkProfile.Named.Select(profile => profile.Name!));
}
