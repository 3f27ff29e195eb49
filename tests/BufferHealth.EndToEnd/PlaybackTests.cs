using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BufferHealth.EndToEnd;

/// <summary>
/// hls.js, dash.js and Shaka play the sample stream in Chromium over a link that the test turns down and up. What the monitor in the page finds is
/// held to the browser's own events; what the collector makes of the player's reports to these as well, and of our client's to the monitor.
/// </summary>
[Collection(nameof(RealPlayback))]
public sealed class PlaybackTests(DemoServer server, Chromium chromium) : IClassFixture<DemoServer>, IClassFixture<Chromium>
{
    private const double StallTimeShare = 0.05;
    private const double StartupMs = 200;

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    [Theory]
    [InlineData("hls", "hls.js", 2)]
    [InlineData("dash", "dash.js", 1)]
    [InlineData("shaka", "shaka", 1)]
    public Task Page_and_collector_find_the_stalls_that_the_browser_reports_and_none_at_the_end(string player, string label, int rounds) =>
        Play($"?player={player}&cmcd=event&kbps=1000&bufferGoal=4", async demo =>
        {
            Task<string> sid = SessionOf(demo.Page, label);
            await demo.State("playing");
            for (int round = 0; round < rounds; round++)
            {
                await demo.Stall(1.5 + round);
            }
            await demo.PlayToTheEnd();
            await demo.Page.WaitForFunctionAsync("end => performance.now() / 1000 > end + 2", await demo.Page.EvaluateAsync<double>("performance.now() / 1000"));
            await demo.Page.WaitForFunctionAsync("demo.monitor.reports.waiting === 0");

            MediaEvent[] events = await demo.Events();
            Interval[] found = await demo.Read<Interval[]>("window.monitorStalls");
            Metrics metrics = await demo.Read<Metrics>("demo.monitor.snapshot()");
            double load = await demo.Page.EvaluateAsync<double>("window.loadTime");
            string own = await demo.Page.EvaluateAsync<string>("demo.monitor.reports.sessionId");
            await demo.AssertNoErrors();
            await demo.Page.GotoAsync("about:blank");

            IReadOnlyList<Interval> truth = BrowserTruth.Stalls(events);
            Assert.True(truth.Count >= rounds);
            AssertFound(truth, found);
            Assert.Equal((found.Length, "playhead", 0), (metrics.StallCount, metrics.Confidence, metrics.InputFaults));
            double stalledMs = 1000 * truth.Sum(stall => stall.Duration);
            Part told = await Told(await sid, part => part.State == "ended" || part.Ending is not null);
            (double play, double playing) = BrowserTruth.Startup(events);
            string compared = $"browser: {string.Join("; ", truth)}, startup {playing - play:F3}, {playing - load:F3} since the stream was given | collector: {told}";
            TestContext.Current.TestOutputHelper?.WriteLine(compared);
            Assert.Equal((label, "events"), (told.Player, told.StallSource));
            Assert.True(truth.Count == told.StallCount, compared);
            Assert.True(Math.Abs(stalledMs - told.StallMs!.Value) <= StallTimeShare * stalledMs, compared);
            // dash.js counts from when its stream is ready: after the page gave it, and before it made the element play.
            double longest = 1000 * (playing - (player == "dash" ? load : play));
            Assert.InRange(told.StartupMs!.Value, (1000 * (playing - play)) - StartupMs, longest + StartupMs);

            AssertExact(metrics, await Told(own, part => part.State == "ended" || part.Ending is not null));
        });

    [Fact]
    public Task A_page_that_is_left_in_the_midst_tells_our_client_s_last_totals() =>
        Play("?player=hls&cmcd=off&kbps=1000&bufferGoal=4", async demo =>
        {
            await demo.State("playing");
            await demo.Stall(2.5);
            string own = await demo.Page.EvaluateAsync<string>("demo.monitor.reports.sessionId");
            // After the client's own listener, and no sample comes between.
            await demo.Page.EvaluateAsync("() => addEventListener('pagehide', () => localStorage.setItem('left', JSON.stringify(demo.monitor.snapshot())))");
            await demo.Page.GotoAsync($"{server.Address}/icon.svg");
            Metrics metrics = JsonSerializer.Deserialize<Metrics>(await demo.Page.EvaluateAsync<string>("localStorage.getItem('left')"), CamelCase)!;

            Part told = await Told(own, part => part.State == "ended" || part.Ending is not null);
            AssertExact(metrics, told);
            Assert.True(told.StallCount >= 1);
        });

    private Task Play(string query, Func<DemoPage, Task> play) => DemoPage.Play(chromium, $"{server.Address}/{query}", play);

    /// <summary>The same stalls, each edge within <see cref="DemoPage.EdgeSeconds"/>.</summary>
    private static void AssertFound(IReadOnlyList<Interval> truth, Interval[] found)
    {
        string compared = $"browser: {string.Join("; ", truth)} | monitor: {string.Join("; ", found.AsEnumerable())}";
        Assert.True(truth.Count == found.Length, compared);
        foreach ((Interval expected, Interval actual) in truth.Zip(found))
        {
            Assert.True(Math.Abs(expected.Start - actual.Start) <= DemoPage.EdgeSeconds, compared);
            Assert.True(Math.Abs(expected.End - actual.End) <= DemoPage.EdgeSeconds, compared);
        }
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

    /// <summary>The player's own session as its next report names it.</summary>
    private static Task<string> SessionOf(IPage page, string label)
    {
        TaskCompletionSource<string> sid = new();
        page.Request += (_, request) =>
        {
            if (request.Url.EndsWith($"/{label}", StringComparison.Ordinal) && Regex.Match(request.PostData ?? "", "sid=\"([^\"]+)\"") is { Success: true } told)
            {
                sid.TrySetResult(told.Groups[1].Value);
            }
        };
        return sid.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private sealed record Answer(Part[] Parts);

    private sealed record Part(
        string? Player, string? State, string? Ending, string StallSource, long? StallCount, long? StallMs, long? PlayingMs, long? PausedMs, long? SeekingMs,
        long? StartingMs, long? StartupMs);

    private sealed record Metrics(
        long StallCount, double TotalStallDuration, double PlayingTime, double PausedTime, double SeekTime, double StartingTime, double StartupTime,
        string Confidence, long InputFaults);
}
