using BufferHealth.Server.Live;
using BufferHealth.Server.Tests.Queries.Fleet;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BufferHealth.EndToEnd.Dashboard;

/// <summary>A walk through the dashboard, as somebody does who looks for the cause of an incident.</summary>
public sealed class DashboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_token_leaves_the_address_opens_the_page_and_is_kept_for_the_tab_alone()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page("&range=6h"));
        await Expect(page.Locator("#tile-viewers output")).ToHaveTextAsync("10,242");
        Assert.Equal($"{host.Address}/dashboard/#range=6h", page.Url);
        await page.ReloadAsync();
        await Expect(page.Locator("#tile-viewers output")).ToHaveTextAsync("10,242");

        IPage other = await OpenAsync($"{host.Address}/dashboard/#range=6h");
        await Expect(other.GetByLabel("Token", new() { Exact = true })).ToBeFocusedAsync();
        await other.Keyboard.TypeAsync("the-token-of-nobody");
        await other.Keyboard.PressAsync("Enter");
        await Expect(other.Locator("#access-error")).ToContainTextAsync("The token opens nothing here");
        await other.Keyboard.TypeAsync(DashboardHost.Token);
        await other.Keyboard.PressAsync("Enter");
        await Expect(other.Locator("#tile-viewers output")).ToHaveTextAsync("10,242");
        await Expect(other.Locator("#ranges [data-range='6h']")).ToHaveAttributeAsync("aria-pressed", "true");
        await AssertNoFaultsAsync(page, other);
    }

    [Fact]
    public async Task Numbers_are_seen_filtered_by_a_value_and_shared_by_the_address()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page());
        await Expect(page.Locator("#tile-stalled output")).ToHaveTextAsync("371");
        await Expect(page.Locator("#tile-stalled small")).ToHaveTextAsync("3.87 %");
        await page.GetByRole(AriaRole.Button, new() { Name = "live-final" }).ClickAsync();
        await Expect(page.Locator("#filter")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"Only content\s+live-final"));
        await Expect(page.Locator("#sessions tr td:nth-child(3)").First).ToHaveTextAsync("live-final");
        Assert.Equal(["live-final"], (await page.Locator("#sessions tr td:nth-child(3)").AllTextContentsAsync()).Distinct());

        await page.GetByRole(AriaRole.Button, new() { Name = "CDN" }).ClickAsync();
        await Expect(page.Locator("#breakdown tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "south" }).ClickAsync();
        await Expect(page.Locator("#filter-value")).ToHaveTextAsync("south");
        await Expect(page.Locator("#sessions tr td:nth-child(5)").First).ToHaveTextAsync("south");
        string ratio = (await page.Locator("#tile-ratio output").TextContentAsync())!;

        IPage shared = await OpenAsync(page.Url.Replace("#", $"#token={DashboardHost.Token}&", StringComparison.Ordinal));
        await Expect(shared.Locator("#filter-value")).ToHaveTextAsync("south");
        await Expect(shared.Locator("#tile-ratio output")).ToHaveTextAsync(ratio);
        await shared.Locator("#filter-clear").ClickAsync();
        await Expect(shared.Locator("#filter")).ToBeHiddenAsync();
        await Expect(shared.Locator("#tile-ratio output")).Not.ToHaveTextAsync(ratio);
        await AssertNoFaultsAsync(page, shared);
    }

    [Fact]
    public async Task A_session_is_searched_opened_and_shows_its_stalls_and_back_leads_to_the_list()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page());
        await page.Locator("#search").FillAsync(FleetSeed.Told[..8].ToUpperInvariant());
        await Expect(page.Locator("#sessions tr")).ToHaveCountAsync(1);
        await page.Locator("#sessions tr td:nth-child(4)").ClickAsync();
        await Expect(page.Locator("#session-title")).ToHaveTextAsync(FleetSeed.Told);
        await Expect(page.Locator("#events tr")).ToHaveCountAsync(3);
        Assert.Equal(["14.2 s", "", "5.50 s"], await page.Locator("#events td:nth-child(3)").AllTextContentsAsync());
        Assert.Equal(["starved", "404 segment", "starved"], await page.Locator("#events td:nth-child(4)").AllTextContentsAsync());
        await Expect(page.Locator("#reports")).ToContainTextAsync("Duplicates, not counted twice9");
        await page.Locator("#timeline").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator("#timeline-now")).ToContainTextAsync("starting");
        await page.GoBackAsync();
        await Expect(page.Locator("#search")).ToHaveValueAsync(FleetSeed.Told[..8].ToUpperInvariant());
        await Expect(page.Locator("#sessions tr")).ToHaveCountAsync(1);
        await AssertNoFaultsAsync(page);
    }

    [Fact]
    public async Task The_whole_way_can_be_gone_by_keyboard()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page());
        await Expect(page.Locator("#sessions tr")).ToHaveCountAsync(25);
        await TabToAsync(page, "document.activeElement.dataset.range === '15m'");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#ranges [data-range='15m']")).ToHaveAttributeAsync("aria-pressed", "true");
        await TabToAsync(page, "document.activeElement.className === 'canvas'");
        string newest = (await page.Locator(".canvas").First.GetAttributeAsync("aria-label"))!;
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator(".canvas").First).Not.ToHaveAttributeAsync("aria-label", newest);
        await TabToAsync(page, "document.activeElement.textContent === 'news-24'");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#filter-value")).ToHaveTextAsync("news-24");
        await TabToAsync(page, "document.activeElement.closest('#sessions')");
        string name = await page.EvaluateAsync<string>("document.activeElement.textContent");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#session-title")).ToHaveTextAsync(name);
        await Expect(page.Locator("#session-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#figures")).ToBeVisibleAsync();
        await AssertNoFaultsAsync(page);
    }

    [Theory]
    [InlineData(1280, 2_100)]
    [InlineData(375, 4_200)]
    public async Task Nothing_moves_while_figures_come_and_nothing_is_wider_than_the_page(int width, int height)
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        // So high that all of it is seen: what moves out of sight is no shift to the browser.
        IPage page = await OpenAsync(host.Page(), width, height);
        await Expect(page.Locator("#sessions tr")).ToHaveCountAsync(25);
        await Expect(page.Locator(".note", new() { HasText = "Loading" })).ToHaveCountAsync(0);
        await page.EvaluateAsync(
            """
            () => {
              window.shift = 0;
              new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift' });
            }
            """);
        for (int i = 1; i <= 10; i++)
        {
            int viewers = 10_242 * i * i;
            host.Fleet.Live.Counts = new LiveCounts { Viewers = viewers, Playing = viewers - (3 * i), Stalled = 3 * i };
            host.Fleet.Live.Open = [.. host.Fleet.Live.Open.Skip(4 * i)];
            host.Fleet.Health.Told = host.Fleet.Health.Told with { Dropped = i > 5 ? 1_000 * i : 0, LastLossMs = i > 5 ? host.Clock.GetUtcNow().ToUnixTimeMilliseconds() : null };
            host.Tick();
            await Expect(page.Locator("#tile-viewers output")).ToHaveAttributeAsync("title", viewers.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.value')].every((value) => value.scrollWidth <= value.clientWidth)"), $"{viewers} viewers are cut off");
        }
        await Expect(page.Locator("#collector")).ToContainTextAsync("Reports are being lost: 10,000 dropped since start");
        await page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.InRange(await page.EvaluateAsync<double>("window.shift"), 0, 0.01);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        await AssertNoFaultsAsync(page);
    }

    [Fact]
    public async Task A_collector_that_stops_is_seen_to_be_not_live_and_a_store_that_fails_says_why()
    {
        DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page());
        await Expect(page.Locator("#sessions tr")).ToHaveCountAsync(25);
        host.Fleet.Store.Unavailable = "The disk is full.";
        await page.Locator("#ranges [data-range='6h']").ClickAsync();
        await Expect(page.Locator("#collector")).ToContainTextAsync("The disk is full.");
        await Expect(page.Locator("#figures")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("stale"));
        host.Fleet.Store.Unavailable = null;
        await page.Locator("#ranges [data-range='1h']").ClickAsync();
        await Expect(page.Locator("#figures")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("stale"));
        await host.DisposeAsync();
        await Expect(page.Locator("#live")).ToHaveAttributeAsync("data-value", "lost");
        await Expect(page.Locator("#live-text")).ToContainTextAsync("not live");
    }

    [Fact]
    public async Task What_figures_mean_and_the_zone_of_times_are_told_on_the_page()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page());
        await Expect(page.Locator("#zone")).ToHaveTextAsync("CET");
        await page.GetByRole(AriaRole.Button, new() { Name = "What the figures mean" }).ClickAsync();
        await Expect(page.Locator("#words")).ToContainTextAsync("Time stalled ÷ (time stalled + time played)");
        await Expect(page.Locator("#words")).ToContainTextAsync("Europe/Berlin");
        await Expect(page.Locator("#words summary")).ToBeFocusedAsync();
        await AssertNoFaultsAsync(page);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_offered_that_needs_one()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync($"{host.Address}/dashboard/#range=custom&from=1&to=100000");
        await Expect(page.GetByLabel("Token", new() { Exact = true })).ToBeFocusedAsync();
        foreach (string name in new[] { "ranges", "custom", "words", "help" })
        {
            await Expect(page.Locator($"#{name}")).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_says_so_and_its_figures_are_unknown()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page("&dimension=cdn&value=nowhere"));
        await Expect(page.Locator("#sessions-empty")).ToHaveTextAsync("No such session in this range.");
        await Expect(page.Locator("#charts")).ToContainTextAsync("up to 2 s: – of viewers");
        await AssertNoFaultsAsync(page);
    }

    [Fact]
    public async Task A_session_that_nobody_knows_has_no_state()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page("&session=nobody"));
        await Expect(page.Locator("#session-error")).ToContainTextAsync("No session of this name is known");
        await Expect(page.Locator("#session-state")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Hostile_texts_are_texts()
    {
        await using DashboardHost host = await DashboardHost.StartAsync(Incident);
        IPage page = await OpenAsync(host.Page());
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = FleetSeed.Hostile })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = FleetSeed.Hostile }).ClickAsync();
        await Expect(page.Locator("#filter-value")).ToHaveTextAsync(FleetSeed.Hostile);
        await Expect(page.Locator("#sessions tr td:nth-child(3)").First).ToHaveTextAsync(FleetSeed.Hostile);
        Assert.Equal(0, await page.Locator("img[src='x']").CountAsync());
        Assert.False(await page.EvaluateAsync<bool>("'harmed' in window"));
        await AssertNoFaultsAsync(page);
    }

    private static FleetSeed Incident(DateTimeOffset now) => FleetSeed.Many(now, incident: true);

    private async Task<IPage> OpenAsync(string address, int width = 1280, int height = 900)
    {
        IPage page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, TimezoneId = "Europe/Berlin", Locale = "en-GB" });
        page.SetDefaultTimeout(40_000);
        SetDefaultExpectTimeout(40_000);
        await page.AddInitScriptAsync("window.faults = []; addEventListener('error', (event) => faults.push(event.message)); addEventListener('unhandledrejection', (event) => faults.push(String(event.reason))); document.addEventListener('securitypolicyviolation', (event) => faults.push(event.violatedDirective + ' ' + event.blockedURI));");
        await page.GotoAsync(address);
        return page;
    }

    private static async Task TabToAsync(IPage page, string there)
    {
        for (int i = 0; i < 120; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"Boolean({there})"))
            {
                Assert.Equal("solid", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }
        }
        Assert.Fail($"120 tabs did not reach {there}");
    }

    private static async Task AssertNoFaultsAsync(params IPage[] pages)
    {
        foreach (IPage page in pages)
        {
            Assert.Empty(await page.EvaluateAsync<string[]>("window.faults"));
        }
    }
}
