using System.Text.Json;
using Microsoft.Playwright;

namespace BufferHealth.EndToEnd;

/// <summary>The demo in a tab of its own, played in real time.</summary>
internal sealed class DemoPage : IAsyncDisposable
{
    /// <summary>How far an edge may be off.</summary>
    internal const double EdgeSeconds = 0.15;

    /// <summary>
    /// How often it is played at most. The processors here are shared: one is now and then taken away for up to 1.8 s at a time, for some
    /// twenty seconds (gaps of a timer in the page, with /proc/stat's steal going up).
    /// </summary>
    private const int Attempts = 3;

    private static readonly JsonSerializerOptions _camelCase = new(JsonSerializerDefaults.Web);

    private readonly IBrowserContext _context;
    private double _longestStandSeconds;

    private DemoPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    internal IPage Page { get; }

    /// <summary>
    /// Opens the demo and plays. A page that stood still for longer than an edge may be off cannot be held to that: if it fails it is played
    /// again. What fails while nothing stood still has failed.
    /// </summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="address">The demo's, with its query.</param>
    /// <param name="play">Plays and compares.</param>
    internal static async Task Play(Chromium chromium, string address, Func<DemoPage, Task> play)
    {
        for (int attempt = 1; ; attempt++)
        {
            await using DemoPage page = await Open(chromium, address);
            try
            {
                await play(page);
                return;
            }
            catch (Exception error) when (attempt < Attempts && page._longestStandSeconds > EdgeSeconds)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"Attempt {attempt}, in which the page stood still for {page._longestStandSeconds:F2} s: {error.Message}");
            }
        }
    }

    internal Task State(string state) => Page.WaitForFunctionAsync("state => demo.monitor.snapshot().state === state", state);

    internal Task Link(int kbps) => Page.EvaluateAsync("kbps => demo.link.set({ kbps })", kbps);

    /// <summary>Plays to a stall of at least so many seconds, and on until the buffer is filled again.</summary>
    internal async Task Stall(double seconds)
    {
        await Link(0);
        await State("stalled");
        await Page.WaitForTimeoutAsync((float)seconds * 1000);    // the length of the stall is the test's own doing
        await Link(1000);
        await State("playing");
        await Page.WaitForFunctionAsync("demo.monitor.snapshot().bufferLevel > 1");
    }

    /// <summary>
    /// Seeks to 4 s before the end and plays to it. Shaka with nothing under way: version 5.2 can hang for good in a seek that meets a
    /// segment on its way into the buffer (1 of 14 tried; its assertion says "onUpdate_() should not be called when clearing the buffer").
    /// </summary>
    internal async Task PlayToTheEnd()
    {
        await Page.WaitForFunctionAsync("demo.name !== 'shaka' || demo.monitor.snapshot().bufferLevel > 4.2");
        await Page.EvaluateAsync("demo.video.currentTime = 56");
        await State("ended");
    }

    internal Task<MediaEvent[]> Events() => Read<MediaEvent[]>("window.mediaEvents");

    internal async Task<T> Read<T>(string expression) =>
        JsonSerializer.Deserialize<T>(await Page.EvaluateAsync<string>($"JSON.stringify({expression})"), _camelCase)!;

    internal async Task AssertNoErrors() => Assert.Empty(await Page.EvaluateAsync<string[]>("window.pageErrors"));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static async Task<DemoPage> Open(Chromium chromium, string address)
    {
        IBrowserContext context = await chromium.Browser.NewContextAsync();
        DemoPage opened = new(context, await context.NewPageAsync());
        IPage page = opened.Page;
        page.SetDefaultTimeout(40_000);
        await page.ExposeFunctionAsync("stoodStill", (double seconds) => { opened._longestStandSeconds = Math.Max(opened._longestStandSeconds, seconds); });
        await using Stream script = typeof(DemoPage).Assembly.GetManifestResourceStream("BufferHealth.EndToEnd.page.js")!;
        await page.AddInitScriptAsync(await new StreamReader(script).ReadToEndAsync(TestContext.Current.CancellationToken));
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("window.demo?.monitor");
        await page.EvaluateAsync("() => void demo.monitor.on('stallend', (stall) => window.monitorStalls.push({ start: stall.start, duration: stall.duration }))");
        return opened;
    }
}
