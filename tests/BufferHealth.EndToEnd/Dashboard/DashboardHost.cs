using BufferHealth.Server.Live;
using BufferHealth.Server.Page;
using BufferHealth.Server.Queries;
using BufferHealth.Server.Stores;
using BufferHealth.Server.Tests.Queries.Fleet;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BufferHealth.EndToEnd.Dashboard;

/// <summary>The dashboard and what it reads, on a real port, over a fleet in memory and a clock that only the test moves.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    public const string Token = "a-token-only-for-tests";

    private readonly WebApplication _app;

    private DashboardHost(WebApplication app, FleetSeed fleet, FakeTimeProvider clock) => (_app, Fleet, Clock) = (app, fleet, clock);

    public FleetSeed Fleet { get; }

    public FakeTimeProvider Clock { get; }

    public string Address => _app.Urls.Single();

    /// <summary>The page's address with the token, as the collector prints it.</summary>
    public string Page(string fragment = "") => $"{Address}/dashboard/#token={Token}{fragment}";

    /// <summary>A second passes: each page gets the newest figures.</summary>
    public void Tick() => Clock.Advance(TimeSpan.FromSeconds(1));

    public static async Task<DashboardHost> StartAsync(Func<DateTimeOffset, FleetSeed> seed)
    {
        // The host shares its process with tests that hold threads; with as few as there are cores its answers wait for theirs.
        ThreadPool.SetMinThreads(16, 16);
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 20, 0, 20, TimeSpan.Zero));
        FleetSeed fleet = seed(clock.GetUtcNow());
        string content = Path.Combine(Repository.Root, "src", "BufferHealth.Server");
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = content, WebRootPath = "wwwroot" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        builder.Services.AddQueries();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ISessionStore>(fleet.Store);
        builder.Services.AddSingleton<ILiveView>(fleet.Live);
        builder.Services.AddSingleton<ICollectorHealth>(fleet.Health);
        builder.Services.AddSingleton(new ReadAccess([new(Token, FleetSeed.Tenant)]));
        builder.Services.AddSingleton(new PageLibraries(content));
        WebApplication app = builder.Build();
        app.MapQueries();
        app.MapDashboard();
        app.MapPage();
        await app.StartAsync();
        return new DashboardHost(app, fleet, clock);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
