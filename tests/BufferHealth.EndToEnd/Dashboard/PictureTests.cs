using BufferHealth.Server.Tests.Queries.Fleet;
using Microsoft.Playwright;

namespace BufferHealth.EndToEnd.Dashboard;

/// <summary>
/// What the dashboard looks like in every state, in both widths: nothing leaves the page's width and nothing throws. With DASHBOARD_PICTURES set
/// to a folder, the pictures are kept there to be looked at.
/// </summary>
public sealed class PictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("empty", "")]
    [InlineData("one", "")]
    [InlineData("many", "&range=6h")]
    [InlineData("incident", "")]
    [InlineData("full-disk", "")]
    [InlineData("session", "&session=" + FleetSeed.Told)]
    [InlineData("unknown-session", "&session=nobody")]
    [InlineData("filter", "&dimension=cdn&value=south&by=cdn")]
    public async Task Every_state_fits_its_width_and_throws_nothing(string state, string fragment)
    {
        await using DashboardHost host = await DashboardHost.StartAsync(now => Seed(state, now));
        foreach ((int width, int height) in new[] { (1280, 900), (375, 812) })
        {
            foreach (ColorScheme scheme in state is "incident" or "session" or "many" ? [ColorScheme.Light, ColorScheme.Dark] : new[] { ColorScheme.Light })
            {
                await using IBrowserContext context = await chromium.Browser.NewContextAsync(new()
                {
                    ViewportSize = new() { Width = width, Height = height },
                    ColorScheme = scheme,
                    ReducedMotion = ReducedMotion.Reduce,
                    TimezoneId = "Europe/Berlin",
                });
                IPage page = await context.NewPageAsync();
                Assertions.SetDefaultExpectTimeout(40_000);
                List<string> faults = [];
                page.PageError += (_, fault) => faults.Add(fault);
                page.Console += (_, message) =>
                {
                    if (message.Type == "error" && !message.Text.Contains("the server responded with a status of", StringComparison.Ordinal))
                    {
                        faults.Add(message.Text);
                    }
                };
                await page.GotoAsync(host.Page(fragment));
                await Settled(page, state);
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
                if (Environment.GetEnvironmentVariable("DASHBOARD_PICTURES") is { Length: > 0 } folder)
                {
                    string name = $"{state}-{width}{(scheme == ColorScheme.Dark ? "-dark" : "")}.png";
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
                }
                Assert.Empty(faults);
            }
        }
    }

    /// <summary>Waits for what each state ends in.</summary>
    private static async Task Settled(IPage page, string state)
    {
        await Assertions.Expect(page.Locator("#live")).ToHaveAttributeAsync("data-value", "live");
        if (state is not ("session" or "unknown-session" or "full-disk"))
        {
            await Assertions.Expect(page.Locator(".note", new() { HasText = "Loading" })).ToHaveCountAsync(0);
        }
        await (state switch
        {
            "full-disk" => Assertions.Expect(page.Locator("#collector")).ToContainTextAsync("disk of the data folder is full"),
            "session" => Assertions.Expect(page.Locator("#events tr")).ToHaveCountAsync(3),
            "unknown-session" => Assertions.Expect(page.Locator("#session-error")).ToContainTextAsync("No session of this name is known"),
            "empty" => Assertions.Expect(page.Locator("#sessions-empty")).ToContainTextAsync("No session in this range."),
            "one" => Assertions.Expect(page.Locator("#sessions tr")).ToHaveCountAsync(1),
            _ => Assertions.Expect(page.Locator("#sessions tr")).ToHaveCountAsync(25),
        });
    }

    private static FleetSeed Seed(string state, DateTimeOffset now) => state switch
    {
        "empty" => FleetSeed.Empty(now),
        "one" => FleetSeed.One(now),
        "incident" or "filter" => FleetSeed.Many(now, incident: true),
        "full-disk" => FleetSeed.Empty(now).WithFullDisk(),
        _ => FleetSeed.Many(now, incident: false),
    };
}
