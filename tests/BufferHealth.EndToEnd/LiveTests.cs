using Microsoft.Playwright;

namespace BufferHealth.EndToEnd;

/// <summary>hls.js, dash.js and Shaka play the sample stream in Chromium over a link that the test turns down and up.</summary>
[Collection(nameof(RealPlayback))]
public sealed class LiveTests(DemoServer server, Chromium chromium) : IClassFixture<DemoServer>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData("hls", 2)]
    [InlineData("dash", 1)]
    [InlineData("shaka", 1)]
    public Task The_page_finds_the_stalls_that_the_browser_reports_and_none_at_the_end(string player, int rounds) =>
        Play($"?player={player}&kbps=1000&bufferGoal=4", async demo =>
        {
            await demo.State("playing");
            for (int round = 0; round < rounds; round++)
            {
                await demo.Stall(1.5 + round);
            }
            await demo.PlayToTheEnd();
            await demo.Page.WaitForFunctionAsync("end => performance.now() / 1000 > end + 2", await demo.Page.EvaluateAsync<double>("performance.now() / 1000"));

            IReadOnlyList<Interval> truth = await demo.Stalls();
            Interval[] found = await demo.Read<Interval[]>("window.monitorStalls");
            string compared = $"browser: {string.Join("; ", truth)} | monitor: {string.Join("; ", found.AsEnumerable())}";
            Assert.True(truth.Count >= rounds, compared);
            Assert.True(truth.Count == found.Length, compared);
            foreach ((Interval expected, Interval actual) in truth.Zip(found))
            {
                Assert.True(Math.Abs(expected.Start - actual.Start) <= DemoPage.EdgeSeconds, compared);
                Assert.True(Math.Abs(expected.End - actual.End) <= DemoPage.EdgeSeconds, compared);
            }
            Assert.Equal(found.Length, await demo.Page.EvaluateAsync<int>("demo.monitor.snapshot().stallCount"));
            Assert.Equal("playhead", await demo.Page.EvaluateAsync<string>("demo.monitor.snapshot().confidence"));
            Assert.Equal(0, await demo.Page.EvaluateAsync<int>("demo.monitor.snapshot().inputFaults"));
            await demo.AssertNoErrors();
        });

    [Fact]
    public Task The_player_is_chosen_by_button_and_each_tells_the_rendition_that_is_shown() =>
        Play("?kbps=1000&bufferGoal=2", async demo =>
        {
            foreach (string name in new[] { "Shaka", "dash.js", "hls.js" })
            {
                ILocator button = demo.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
                await button.ClickAsync();
                await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
                await demo.Page.WaitForFunctionAsync("name => document.querySelector(`.choices [data-player=${demo.name}]`).textContent === name", name);
                await demo.State("playing");
                await demo.Page.WaitForFunctionAsync("() => { const facts = {}; demo.adapter.read(facts); return facts.height === demo.video.videoHeight; }");
                await Assertions.Expect(demo.Page.Locator("#rendition")).ToContainTextAsync("kbit/s");
            }
            await demo.AssertNoErrors();
        });

    [Fact]
    public Task The_page_works_by_slider_and_buttons_and_shows_what_it_finds() =>
        Play("?kbps=1000&bufferGoal=2", async demo =>
        {
            await demo.State("playing");
            await demo.Page.Locator("#rate").FillAsync("0");
            await Assertions.Expect(demo.Page.Locator("#state")).ToHaveTextAsync("stalled", new() { Timeout = 20_000 });
            // At least that one: on a machine that is not quick enough there are more.
            await demo.Page.WaitForFunctionAsync("() => { const { stallCount } = demo.monitor.snapshot(); return stallCount > 0 && document.querySelector('#stallCount').textContent === `${stallCount}`; }");
            await demo.Page.GetByRole(AriaRole.Button, new() { Name = "Steady" }).ClickAsync();
            await Assertions.Expect(demo.Page.Locator("#state")).ToHaveTextAsync("playing", new() { Timeout = 20_000 });
            await demo.Page.Locator("#play").ClickAsync();
            await Assertions.Expect(demo.Page.Locator("#state")).ToHaveTextAsync("paused");
            await demo.AssertNoErrors();
        });

    private Task Play(string query, Func<DemoPage, Task> play) => DemoPage.Play(chromium, $"{server.Address}/{query}", play);
}
