using Microsoft.Playwright;

namespace BufferHealth.EndToEnd;

/// <summary>The demo by its buttons and its slider, in Chromium.</summary>
[Collection(nameof(RealPlayback))]
public sealed class PageTests(DemoServer server, Chromium chromium) : IClassFixture<DemoServer>, IClassFixture<Chromium>
{
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
