using System.Net;
using BufferHealth.Server.Links;
using Microsoft.Extensions.DependencyInjection;

namespace BufferHealth.Server.Tests;

public sealed class MediaTests : IDisposable
{
    private readonly ServerUnderTest _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("main.m3u8", "application/vnd.apple.mpegurl")]
    [InlineData("main.mpd", "application/dash+xml")]
    [InlineData("audio/index.m3u8", "application/vnd.apple.mpegurl")]
    [InlineData("144p/index.m3u8", "application/vnd.apple.mpegurl")]
    [InlineData("144p/init.mp4", "video/mp4")]
    [InlineData("360p/07.m4s", "video/iso.segment")]
    public async Task A_file_arrives_whole_typed_and_uncached(string path, string contentType)
    {
        await _server.ShapeAsync("a", 2000);
        var response = await _server.RunAsync("a", _server.GetAsync($"/media/a/{path}"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Headers.CacheControl?.NoStore);
        var body = await _server.RunAsync("a", response.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(await File.ReadAllBytesAsync(Original(path).FullPath, Cancel), body);
        Assert.Equal(body.LongLength, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_file_takes_the_time_that_the_link_allows_it()
    {
        await _server.ShapeAsync("a", 100);
        var began = _server.Clock.GetTimestamp();
        var response = await _server.RunAsync("a", _server.GetAsync("/media/a/144p/00.m4s"));
        var body = await _server.RunAsync("a", response.Content.ReadAsByteArrayAsync(Cancel));
        var expected = body.Length * 8 / 100_000.0;
        Assert.InRange(_server.Clock.GetElapsedTime(began).TotalSeconds, expected, expected + 0.05);
    }

    [Fact]
    public async Task Two_files_at_a_time_take_as_long_as_both_together()
    {
        await _server.ShapeAsync("a", 200);
        var began = _server.Clock.GetTimestamp();
        var both = Task.WhenAll(Fetch("144p/00.m4s"), Fetch("144p/01.m4s"));
        var bytes = (await _server.RunAsync("a", both)).Sum(body => body.Length);
        // When one of the two is between two slices, the other has the slice for itself: nothing of the rate is lost.
        Assert.InRange(_server.Clock.GetElapsedTime(began).TotalSeconds, bytes / 25_000.0 - 0.05, bytes / 25_000.0 + 0.1);

        async Task<byte[]> Fetch(string path) => await (await _server.GetAsync($"/media/a/{path}")).Content.ReadAsByteArrayAsync(Cancel);
    }

    [Fact]
    public async Task The_link_can_go_off_and_on_in_the_middle_of_a_segment()
    {
        await _server.ShapeAsync("a", 500);
        var response = await _server.RunAsync("a", _server.GetAsync("/media/a/360p/10.m4s"));
        var body = response.Content.ReadAsByteArrayAsync(Cancel);
        for (var i = 0; i < 10; i++)
        {
            await _server.SliceAsync("a", body);
        }

        await _server.ShapeAsync("a", 0);
        var passed = await SentAsync();
        Assert.InRange(passed, 1, Original("360p/10.m4s").LengthBytes - 1);
        _server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(passed, await SentAsync());
        Assert.False(body.IsCompleted);

        await _server.ShapeAsync("a", 500);
        Assert.Equal(await File.ReadAllBytesAsync(Original("360p/10.m4s").FullPath, Cancel), await _server.RunAsync("a", body));
    }

    [Fact]
    public async Task A_link_that_is_off_lets_not_even_the_headers_pass()
    {
        await _server.ShapeAsync("a", 0);
        var response = _server.GetAsync("/media/a/main.m3u8");
        await _server.SliceAsync("a", response);
        _server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(response.IsCompleted);
        await _server.ShapeAsync("a", 1000);
        Assert.Equal(HttpStatusCode.OK, (await _server.RunAsync("a", response)).StatusCode);
    }

    [Fact]
    public async Task Links_do_not_touch_each_other()
    {
        await _server.ShapeAsync("off", 0);
        await _server.ShapeAsync("on", 1000);
        var held = _server.GetAsync("/media/off/main.m3u8");
        var response = await _server.RunAsync("on", _server.GetAsync("/media/on/main.m3u8"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(held.IsCompleted);
    }

    private MediaFile Original(string path)
    {
        Assert.True(_server.Services.GetRequiredService<SampleStream>().TryFind(path, out var file));
        return file;
    }

    private async Task<long> SentAsync()
    {
        var links = _server.Services.GetRequiredService<ShapedLinks>();
        Assert.True(links.TryFind("a", out var link));
        while (link.Status.Waiting == 0)
        {
            await Task.Yield();
        }

        return link.Status.BytesSent;
    }
}
