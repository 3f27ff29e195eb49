using System.Text.Json;
using Microsoft.Playwright;

namespace BufferHealth.EndToEnd;

/// <summary>hls.js, dash.js and Shaka play the sample stream in Chromium over a link that the test turns down and up.</summary>
[Collection(nameof(RealPlayback))]
public sealed class LiveTests(DemoServer server, Chromium chromium) : IClassFixture<DemoServer>, IClassFixture<Chromium>
{
    private const double EdgeSeconds = 0.15;

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    [Theory]
    [InlineData("hls", 2)]
    [InlineData("dash", 1)]
    [InlineData("shaka", 1)]
    public async Task The_page_finds_the_stalls_that_the_browser_reports_and_none_at_the_end(string player, int rounds)
    {
        IPage page = await Open($"?player={player}&kbps=1000&bufferGoal=4");
        await State(page, "playing");
        for (int round = 0; round < rounds; round++)
        {
            await Link(page, 0);
            await State(page, "stalled");
            await page.WaitForTimeoutAsync(1500 + 1000 * round);    // the length of the stall is the test's own doing
            await Link(page, 1000);
            await State(page, "playing");
            await page.WaitForFunctionAsync("demo.monitor.snapshot().bufferLevel > 1");
        }
        await page.EvaluateAsync("demo.video.currentTime = 56");
        await State(page, "ended");
        await page.WaitForFunctionAsync("end => performance.now() / 1000 > end + 2", await page.EvaluateAsync<double>("performance.now() / 1000"));

        IReadOnlyList<Interval> truth = BrowserTruth.Stalls(await Read<MediaEvent[]>(page, "window.mediaEvents"));
        Interval[] found = await Read<Interval[]>(page, "window.monitorStalls");
        string compared = $"browser: {string.Join("; ", truth)} | monitor: {string.Join("; ", found.AsEnumerable())}";
        Assert.True(truth.Count >= rounds, compared);
        Assert.True(truth.Count == found.Length, compared);
        foreach ((Interval expected, Interval actual) in truth.Zip(found))
        {
            Assert.True(Math.Abs(expected.Start - actual.Start) <= EdgeSeconds, compared);
            Assert.True(Math.Abs(expected.End - actual.End) <= EdgeSeconds, compared);
        }
        Assert.Equal(found.Length, await page.EvaluateAsync<int>("demo.monitor.snapshot().stallCount"));
        Assert.Equal("playhead", await page.EvaluateAsync<string>("demo.monitor.snapshot().confidence"));
        Assert.Equal(0, await page.EvaluateAsync<int>("demo.monitor.snapshot().inputFaults"));
        Assert.Empty(await page.EvaluateAsync<string[]>("window.pageErrors"));
    }

    [Fact]
    public async Task The_player_is_chosen_by_button_and_each_tells_the_rendition_that_is_shown()
    {
        IPage page = await Open("?kbps=1000&bufferGoal=2");
        foreach (string name in new[] { "Shaka", "dash.js", "hls.js" })
        {
            ILocator button = page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
            await button.ClickAsync();
            await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
            await page.WaitForFunctionAsync("name => document.querySelector(`.choices [data-player=${demo.name}]`).textContent === name", name);
            await State(page, "playing");
            await page.WaitForFunctionAsync("() => { const facts = {}; demo.adapter.read(facts); return facts.height === demo.video.videoHeight; }");
            await Assertions.Expect(page.Locator("#rendition")).ToContainTextAsync("kbit/s");
        }
        Assert.Empty(await page.EvaluateAsync<string[]>("window.pageErrors"));
    }

    [Fact]
    public async Task The_page_works_by_slider_and_buttons_and_shows_what_it_finds()
    {
        IPage page = await Open("?kbps=1000&bufferGoal=2");
        await State(page, "playing");
        await page.Locator("#rate").FillAsync("0");
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("stalled", new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("#stallCount")).ToHaveTextAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Steady" }).ClickAsync();
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("playing", new() { Timeout = 20_000 });
        await page.Locator("#play").ClickAsync();
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("paused");
        Assert.Empty(await page.EvaluateAsync<string[]>("window.pageErrors"));
    }

    private async Task<IPage> Open(string query)
    {
        IPage page = await chromium.Browser.NewPageAsync();
        page.SetDefaultTimeout(40_000);
        await using Stream script = typeof(LiveTests).Assembly.GetManifestResourceStream("BufferHealth.EndToEnd.media-events.js")!;
        await page.AddInitScriptAsync(await new StreamReader(script).ReadToEndAsync(TestContext.Current.CancellationToken));
        await page.GotoAsync($"{server.Address}/{query}");
        await page.WaitForFunctionAsync("window.demo?.monitor");
        await page.EvaluateAsync("() => void demo.monitor.on('stallend', (stall) => window.monitorStalls.push({ start: stall.start, duration: stall.duration }))");
        return page;
    }

    private static Task State(IPage page, string state) =>
        page.WaitForFunctionAsync("state => demo.monitor.snapshot().state === state", state);

    private static Task Link(IPage page, int kbps) => page.EvaluateAsync("kbps => demo.link.set({ kbps })", kbps);

    private static async Task<T> Read<T>(IPage page, string expression) =>
        JsonSerializer.Deserialize<T>(await page.EvaluateAsync<string>($"JSON.stringify({expression})"), CamelCase)!;
}
