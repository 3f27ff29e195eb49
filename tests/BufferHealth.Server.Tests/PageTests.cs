using System.Net;
using System.Text.RegularExpressions;
using BufferHealth.Server.Links;
using BufferHealth.Server.Page;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BufferHealth.Server.Tests;

public sealed partial class PageTests : IDisposable
{
    private readonly ServerUnderTest _server = new();
    private readonly string _temporary = Directory.CreateTempSubdirectory("buffer-health").FullName;

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_temporary, recursive: true);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/main.js", "text/javascript")]
    [InlineData("/page.css", "text/css")]
    [InlineData("/icon.svg", "image/svg+xml")]
    [InlineData("/lib/hls.mjs", "text/javascript")]
    [InlineData("/lib/dash.mjs", "text/javascript")]
    [InlineData("/lib/shaka.js", "text/javascript")]
    [InlineData("/lib/buffer-health-report.js", "text/javascript")]
    [InlineData("/lib/buffer-health-score.js", "text/javascript")]
    [InlineData("/lib/buffer-health-hls.js", "text/javascript")]
    [InlineData("/lib/buffer-health-dash.js", "text/javascript")]
    [InlineData("/lib/buffer-health-shaka.js", "text/javascript")]
    [InlineData("/lib/uplot.mjs", "text/javascript")]
    [InlineData("/lib/uplot.css", "text/css")]
    public async Task The_page_and_what_it_loads_is_served_and_revalidated(string path, string contentType)
    {
        var response = await _server.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public void The_page_has_a_button_for_every_profile()
    {
        var buttons = ProfileButton().Matches(Html()).Select(match => match.Groups[1].Value);
        Assert.Equal(LinkProfile.Named.Select(profile => profile.Name), buttons);
    }

    [Fact]
    public void The_page_has_a_button_for_every_player_and_loads_none_before_it_is_chosen()
    {
        var buttons = PlayerButton().Matches(Html()).Select(match => match.Groups[1].Value);
        var players = Assert.Single(Sources("players.js"));
        Assert.Equal(PlayerEntry().Matches(players).Select(match => match.Groups[1].Value), buttons);
        var imported = Sources("*.js").SelectMany(source => StaticImport().Matches(source)).Select(match => match.Groups[1].Value);
        Assert.DoesNotContain(imported, module => module.StartsWith("./player-", StringComparison.Ordinal));
        Assert.All(Modules().Matches(players).Select(match => match.Groups[1].Value), module => Assert.Single(Sources(module)));
    }

    [Fact]
    public void Every_element_that_a_script_asks_for_is_on_the_page()
    {
        var wanted = Sources("*.js").SelectMany(source => ElementId().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        var present = Id().Matches(Html()).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(wanted);
        Assert.Empty(wanted.Except(present));
    }

    [Fact]
    public void Every_library_is_used_and_every_one_used_is_known()
    {
        var used = Sources("*.js").Append(Html()).SelectMany(source => LibraryPath().Matches(source)).Select(match => match.Groups[1].Value);
        Assert.Equal(PageLibraries.Names.Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("hls.mjs", "Run `npm ci` in src/BufferHealth.Server.")]
    [InlineData("dash.mjs", "Run `npm ci` in src/BufferHealth.Server.")]
    [InlineData("shaka.js", "Run `npm ci` in src/BufferHealth.Server.")]
    [InlineData("buffer-health-hls.js", "Build the package in src/BufferHealth.Browser.")]
    [InlineData("buffer-health-report.js", "Build the package in src/BufferHealth.Browser.")]
    public void A_library_that_is_not_there_yet_says_what_to_do(string name, string remedy)
    {
        Assert.False(new PageLibraries(_temporary).TryFind(name, out _, out _, out var reason));
        Assert.Equal($"{name} is not there yet. {remedy}", reason);
    }

    [Fact]
    public void The_monitor_comes_from_the_package_beside_the_server()
    {
        var server = Directory.CreateDirectory(Path.Combine(_temporary, "BufferHealth.Server")).FullName;
        var built = Path.Combine(Directory.CreateDirectory(Path.Combine(_temporary, "BufferHealth.Browser", "dist")).FullName, "report.js");
        File.WriteAllText(built, "export default 1");
        Assert.True(new PageLibraries(server).TryFind("buffer-health-report.js", out var path, out var contentType, out _));
        Assert.Equal((built, "text/javascript"), (path, contentType));
    }

    [Fact]
    public void The_npm_packages_are_pinned_and_name_no_registry()
    {
        var root = _server.Services.GetRequiredService<IWebHostEnvironment>().ContentRootPath;
        var wanted = File.ReadAllText(Path.Combine(root, "package.json"));
        Assert.Contains("\"hls.js\": \"1.7.4\"", wanted, StringComparison.Ordinal);
        Assert.Contains("\"dashjs\": \"5.2.1\"", wanted, StringComparison.Ordinal);
        Assert.Contains("\"shaka-player\": \"5.2.12\"", wanted, StringComparison.Ordinal);
        Assert.Contains("\"uplot\": \"1.6.32\"", wanted, StringComparison.Ordinal);
        var locked = File.ReadAllText(Path.Combine(root, "package-lock.json"));
        Assert.Equal(Regex.Count(locked, "\"node_modules/"), Regex.Count(locked, "\"integrity\": \"sha512-"));
        Assert.DoesNotContain("resolved", locked, StringComparison.Ordinal);
    }

    private string Html() => Assert.Single(Sources("index.html"));

    private IEnumerable<string> Sources(string pattern) =>
        Directory.GetFiles(_server.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath, pattern).Select(File.ReadAllText);

    [GeneratedRegex("""data-profile="([^"]+)" """)]
    private static partial Regex ProfileButton();

    [GeneratedRegex("""data-player="([^"]+)" """)]
    private static partial Regex PlayerButton();

    [GeneratedRegex("""^  (\w+): \{ title:""", RegexOptions.Multiline)]
    private static partial Regex PlayerEntry();

    [GeneratedRegex("""^import .*'([^']+)';$""", RegexOptions.Multiline)]
    private static partial Regex StaticImport();

    [GeneratedRegex("""module: '\./([^']+)'""")]
    private static partial Regex Modules();

    [GeneratedRegex("""\b(?:element|mark|badge)\('([^']+)'""")]
    private static partial Regex ElementId();

    [GeneratedRegex("\\bid=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("""['"]/lib/([^'"]+)['"]""")]
    private static partial Regex LibraryPath();
}
