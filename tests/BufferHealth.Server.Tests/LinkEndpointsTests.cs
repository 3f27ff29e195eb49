using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BufferHealth.Server.Links;

namespace BufferHealth.Server.Tests;

public sealed class LinkEndpointsTests : IDisposable
{
    private readonly ServerUnderTest _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_link_is_made_then_changed_then_told()
    {
        var made = await _server.PutAsync("/links/a", """{ "kbps": 500 }""");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("/links/a", made.Headers.Location?.ToString());

        var changed = await _server.PutAsync("/links/a", """{ "profile": "train" }""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        Assert.Equal(new LinkStatus(600, "train", 0, 0), await StatusAsync());
        _server.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(new LinkStatus(25, "train", 0, 0), await StatusAsync());
    }

    [Fact]
    public async Task The_status_is_camel_case_json_with_null_for_no_profile()
    {
        await _server.ShapeAsync("a", 12.5);
        var json = await _server.Client.GetStringAsync("/links/a", Cancel);
        Assert.Equal("""{"kbps":12.5,"profile":null,"bytesSent":0,"waiting":0}""", json);
    }

    [Theory]
    [InlineData("""{ "kbps": -1 }""", "kbps is -1; it must be 0 (off) to 1000000.")]
    [InlineData("""{ "kbps": 1000001 }""", "kbps is 1000001; it must be 0 (off) to 1000000.")]
    [InlineData("""{ "kbps": 1e999 }""", "it must be 0 (off) to 1000000.")]
    [InlineData("""{ "kbps": NaN }""", "The body is not JSON of the form")]
    [InlineData("""{ "kbps": "500" }""", "The body is not JSON of the form")]
    [InlineData("""{ "kbps": 500 """, "The body is not JSON of the form")]
    [InlineData("""{ "kbsp": 500 }""", "The body is not JSON of the form")]
    [InlineData("""[500]""", "The body is not JSON of the form")]
    [InlineData("""null""", "The body is not JSON of the form")]
    [InlineData("", "The body is not JSON of the form")]
    [InlineData("{}", "Give kbps or profile.")]
    [InlineData("""{ "kbps": 500, "profile": "train" }""", "Give kbps or profile, not both.")]
    [InlineData("""{ "profile": "rocket" }""", "There is no such profile; there are steady, train, outage, dribble.")]
    public async Task A_bad_change_is_refused_with_its_reason_counted_and_changes_nothing(string json, string reason)
    {
        await _server.ShapeAsync("a", 500);
        await AssertRefusedAsync(_server.PutAsync("/links/a", json), HttpStatusCode.BadRequest, reason);
        Assert.Equal(500, (await StatusAsync()).Kbps);
    }

    [Fact]
    public async Task A_bad_change_makes_no_link()
    {
        await AssertRefusedAsync(_server.PutAsync("/links/new", "{}"), HttpStatusCode.BadRequest, "Give kbps or profile.");
        Assert.Equal(0, (await _server.HealthAsync()).Links);
    }

    [Fact]
    public async Task A_long_body_is_refused_unread() => await AssertRefusedAsync(
        _server.PutAsync("/links/a", $$"""{ "kbps": 500{{new string(' ', 5000)}}}"""),
        HttpStatusCode.RequestEntityTooLarge,
        "The body is longer than 1024 bytes.");

    [Theory]
    [InlineData("/links/a%20b")]
    [InlineData("/links/..%2fa")]
    [InlineData("/links/0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_bad_id_is_refused(string path) => await AssertRefusedAsync(
        _server.PutAsync(path, """{ "kbps": 500 }"""), HttpStatusCode.BadRequest, "A link's id is 1 to 64 letters");

    [Theory]
    [InlineData("/links/nobody", "There is no such link")]
    [InlineData("/media/nobody/main.m3u8", "There is no such link")]
    [InlineData("/media/a/nothing.m4s", "The sample stream has no such file.")]
    [InlineData("/media/a/", "The sample stream has no such file.")]
    [InlineData("/media/a/..%2f..%2fProgram.cs", "The sample stream has no such file.")]
    [InlineData("/media/a/..%5c..%5cProgram.cs", "The sample stream has no such file.")]
    [InlineData("/media/a/144p%2f..%2fmain.m3u8", "The sample stream has no such file.")]
    [InlineData("/media/a/%2fetc%2fpasswd", "The sample stream has no such file.")]
    [InlineData("/media/a/../../../Program.cs", "There is nothing at /Program.cs.")]
    [InlineData("/lib/..%2f..%2fpackage.json", "There is no such library")]
    [InlineData("/lib/jquery.js", "There is no such library")]
    [InlineData("/Program.cs", "There is nothing at /Program.cs.")]
    public async Task What_is_not_there_is_refused_with_its_reason(string path, string reason)
    {
        await _server.ShapeAsync("a", 500);
        await AssertRefusedAsync(_server.GetAsync(path), HttpStatusCode.NotFound, reason);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_refused() => await AssertRefusedAsync(
        _server.Client.PostAsync("/links/a", null, Cancel), HttpStatusCode.MethodNotAllowed, "/links/a does not take POST.");

    [Fact]
    public async Task One_link_too_many_is_refused_until_unused_ones_expire()
    {
        for (var i = 0; i < ShapedLinks.Capacity; i++)
        {
            await _server.ShapeAsync($"link{i}", 500);
        }

        await AssertRefusedAsync(_server.PutAsync("/links/more", """{ "kbps": 5 }"""), HttpStatusCode.TooManyRequests, "There are 256 links already.");
        _server.Clock.Advance(ShapedLinks.IdleLimit + TimeSpan.FromSeconds(1));
        await _server.ShapeAsync("more", 5);
        var health = await _server.HealthAsync();
        Assert.Equal(1, health.Links);
        Assert.Equal(ShapedLinks.Capacity, health.Expired);
    }

    [Fact]
    public async Task Health_is_ok_and_good_requests_are_not_counted_as_refused()
    {
        await _server.ShapeAsync("a", 500);
        var json = await _server.Client.GetStringAsync("/health", Cancel);
        Assert.Equal("""{"status":"ok","reason":null,"links":1,"expired":0,"refused":0}""", json);
    }

    private async Task AssertRefusedAsync(Task<HttpResponseMessage> request, HttpStatusCode status, string reason)
    {
        var response = await request;
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await _server.HealthAsync()).Refused);
    }

    private async Task<LinkStatus> StatusAsync() => (await _server.Client.GetFromJsonAsync<LinkStatus>("/links/a", Cancel))!;
}
