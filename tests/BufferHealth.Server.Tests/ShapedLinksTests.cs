using BufferHealth.Server.Links;
using Microsoft.Extensions.Time.Testing;

namespace BufferHealth.Server.Tests;

public sealed class ShapedLinksTests : IDisposable
{
    private static readonly TimeSpan PastTheLimit = ShapedLinks.IdleLimit + TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly ShapedLinks _links;

    public ShapedLinksTests() => _links = new ShapedLinks(_clock);

    public void Dispose() => _links.Dispose();

    [Fact]
    public void Shaping_makes_a_link_once()
    {
        var made = _links.Shape("a", LinkProfile.Steady, out var created);
        Assert.True(created);
        Assert.Same(made, _links.Shape("a", LinkProfile.Train, out created));
        Assert.False(created);
        Assert.Equal("train", made!.Status.Profile);
        Assert.Equal(1, _links.Count);
    }

    [Fact]
    public void There_is_a_last_link_and_the_others_stay_changeable()
    {
        for (var i = 0; i < ShapedLinks.Capacity; i++)
        {
            Assert.NotNull(_links.Shape($"link{i}", LinkProfile.Steady, out _));
        }

        Assert.Null(_links.Shape("one-more", LinkProfile.Steady, out var created));
        Assert.False(created);
        Assert.NotNull(_links.Shape("link0", LinkProfile.Train, out _));
        _clock.Advance(PastTheLimit);
        Assert.NotNull(_links.Shape("one-more", LinkProfile.Steady, out _));
        Assert.Equal(ShapedLinks.Capacity, _links.Expired);
    }

    [Fact]
    public void An_unused_link_expires_and_is_counted()
    {
        _links.Shape("unused", LinkProfile.Steady, out _);
        _links.Shape("asked-for", LinkProfile.Steady, out _);
        _clock.Advance(ShapedLinks.IdleLimit / 2);
        Assert.True(_links.TryFind("asked-for", out _));
        _clock.Advance(ShapedLinks.IdleLimit / 2 + TimeSpan.FromSeconds(1));
        Assert.False(_links.TryFind("unused", out _));
        Assert.True(_links.TryFind("asked-for", out _));
        Assert.Equal(1, _links.Expired);
        Assert.Equal(1, _links.Count);
    }

    [Fact]
    public void A_link_on_which_a_transfer_is_held_does_not_expire()
    {
        var link = _links.Shape("off", LinkProfile.Constant(0), out _)!;
        var held = link.TakeAsync(1, TestContext.Current.CancellationToken);
        _clock.Advance(PastTheLimit);
        Assert.True(_links.TryFind("off", out _));
        link.Shape(LinkProfile.Steady);
        _clock.Advance(ShapedLink.Slice);
        Assert.True(held.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("Az0-_", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("..", false)]
    [InlineData("é", false)]
    public void An_id_is_letters_digits_hyphens_and_underscores(string id, bool valid) => Assert.Equal(valid, ShapedLinks.IsId(id));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void An_id_is_64_characters_at_most(int length, bool valid) => Assert.Equal(valid, ShapedLinks.IsId(new string('x', length)));
}
