using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BufferHealth.EndToEnd;

/// <summary>
/// What the collector makes of the reports of hls.js, dash.js, Shaka and our own client, after a stall, a seek and the end: held to the browser's
/// own events and to the monitor in the page. Alone: dash.js counts its startup from before the page makes the element play, by so much the more the
/// busier the machine is.
/// </summary>
[Collection(nameof(RealPlayback))]
public sealed class CollectorTests(DemoServer server, Chromium chromium) : IClassFixture<DemoServer>, IClassFixture<Chromium>
{
    private const double StallTimeShare = 0.05;
    private const double StartupMs = 200;

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    [Theory]
    [InlineData("hls", "hls.js")]
    [InlineData("dash", "dash.js")]
    [InlineData("shaka", "shaka")]
    public async Task By_event_mode_stalls_and_startup_are_the_browser_s_and_our_client_s_totals_are_the_monitor_s(string player, string label)
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        (IPage page, Task<string> sid) = await Open(context, $"?player={player}&cmcd=event&kbps=1000&bufferGoal=4", label);
        await Stall(page);
        await page.EvaluateAsync("demo.video.currentTime = 56");
        await State(page, "ended");
        await page.WaitForFunctionAsync("demo.monitor.reports.waiting === 0");

        MediaEvent[] events = await Read<MediaEvent[]>(page, "window.mediaEvents");
        Metrics metrics = await Read<Metrics>(page, "demo.monitor.snapshot()");
        string own = await page.EvaluateAsync<string>("demo.monitor.reports.sessionId");
        Assert.Empty(await page.EvaluateAsync<string[]>("window.pageErrors"));
        await page.GotoAsync("about:blank");

        IReadOnlyList<Interval> truth = BrowserTruth.Stalls(events);
        double stalledMs = 1000 * truth.Sum(stall => stall.Duration);
        Part told = await Told(await sid, part => part.State == "ended" || part.Ending is not null);
        string compared = $"browser: {string.Join("; ", truth)}, startup {BrowserTruth.Startup(events):F3} | collector: {told}";
        TestContext.Current.TestOutputHelper?.WriteLine(compared);
        Assert.NotEmpty(truth);
        Assert.Equal((label, "events"), (told.Player, told.StallSource));
        Assert.True(truth.Count == told.StallCount, compared);
        Assert.True(Math.Abs(stalledMs - told.StallMs!.Value) <= StallTimeShare * stalledMs, compared);
        Assert.True(Math.Abs((1000 * BrowserTruth.Startup(events)) - told.StartupMs!.Value) <= StartupMs, compared);

        AssertExact(metrics, await Told(own, part => part.State == "ended" || part.Ending is not null));
    }

    [Fact]
    public async Task A_page_that_is_left_in_the_midst_tells_our_client_s_last_totals()
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        (IPage page, _) = await Open(context, "?player=hls&cmcd=off&kbps=1000&bufferGoal=4", "hls.js");
        await Stall(page);
        string own = await page.EvaluateAsync<string>("demo.monitor.reports.sessionId");
        // After the client's own listener, and no sample comes between.
        await page.EvaluateAsync("() => addEventListener('pagehide', () => localStorage.setItem('left', JSON.stringify(demo.monitor.snapshot())))");
        await page.GotoAsync($"{server.Address}/icon.svg");
        Metrics metrics = JsonSerializer.Deserialize<Metrics>(await page.EvaluateAsync<string>("localStorage.getItem('left')"), CamelCase)!;

        Part told = await Told(own, part => part.Ending == "quit");
        AssertExact(metrics, told);
        Assert.Equal(1, told.StallCount);
    }

    /// <summary>The monitor's totals in the page, to the ms.</summary>
    private static void AssertExact(Metrics expected, Part told)
    {
        static long Ms(double seconds) => (long)Math.Round(seconds * 1000, MidpointRounding.AwayFromZero);
        Assert.Equal(("buffer-health", "counters"), (told.Player, told.StallSource));
        Assert.Equal(
            (expected.StallCount, Ms(expected.TotalStallDuration), Ms(expected.PlayingTime), Ms(expected.PausedTime), Ms(expected.SeekTime), Ms(expected.StartingTime), Ms(expected.StartupTime)),
            (told.StallCount, told.StallMs, told.PlayingMs, told.PausedMs, told.SeekingMs, told.StartingMs, told.StartupMs));
    }

    /// <summary>The session as the collector has it, once it is as it should be.</summary>
    private async Task<Part> Told(string sid, Func<Part, bool> isWhole)
    {
        using HttpClient client = new() { BaseAddress = new(server.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.ReadToken);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(200));
        string text = "";
        for (int i = 0; i < 300 && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken); i++)
        {
            using HttpResponseMessage answer = await client.GetAsync($"/api/v1/sessions/{sid}", TestContext.Current.CancellationToken);
            text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, text);
            if (answer.IsSuccessStatusCode && JsonSerializer.Deserialize<Answer>(text, CamelCase)!.Parts is [var part] && isWhole(part))
            {
                return part;
            }
        }
        throw new TimeoutException($"Session {sid} never came to its end: {text}");
    }

    /// <summary>Opens the demo; the second task ends with the player's own session as its reports name it.</summary>
    private async Task<(IPage Page, Task<string> Sid)> Open(IBrowserContext context, string query, string label)
    {
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(40_000);
        TaskCompletionSource<string> sid = new();
        page.Request += (_, request) =>
        {
            if (request.Url.EndsWith($"/{label}", StringComparison.Ordinal) && Regex.Match(request.PostData ?? "", "sid=\"([^\"]+)\"") is { Success: true } told)
            {
                sid.TrySetResult(told.Groups[1].Value);
            }
        };
        await using Stream script = typeof(CollectorTests).Assembly.GetManifestResourceStream("BufferHealth.EndToEnd.media-events.js")!;
        await page.AddInitScriptAsync(await new StreamReader(script).ReadToEndAsync(TestContext.Current.CancellationToken));
        await page.GotoAsync($"{server.Address}/{query}");
        await page.WaitForFunctionAsync("window.demo?.monitor");
        return (page, sid.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    private static async Task Stall(IPage page)
    {
        await State(page, "playing");
        await page.EvaluateAsync("demo.link.set({ kbps: 0 })");
        await State(page, "stalled");
        await page.WaitForTimeoutAsync(2500);    // the length of the stall is the test's own doing
        await page.EvaluateAsync("demo.link.set({ kbps: 1000 })");
        await State(page, "playing");
        await page.WaitForFunctionAsync("demo.monitor.snapshot().bufferLevel > 1");
    }

    private static Task State(IPage page, string state) =>
        page.WaitForFunctionAsync("state => demo.monitor.snapshot().state === state", state);

    private static async Task<T> Read<T>(IPage page, string expression) =>
        JsonSerializer.Deserialize<T>(await page.EvaluateAsync<string>($"JSON.stringify({expression})"), CamelCase)!;

    private sealed record Answer(Part[] Parts);

    private sealed record Part(
        string? Player, string? State, string? Ending, string StallSource, long? StallCount, long? StallMs, long? PlayingMs, long? PausedMs, long? SeekingMs,
        long? StartingMs, long? StartupMs);

    private sealed record Metrics(
        long StallCount, double TotalStallDuration, double PlayingTime, double PausedTime, double SeekTime, double StartingTime, double StartupTime);
}
