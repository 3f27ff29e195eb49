using System.Net.Http.Headers;
using System.Text.Json;
using BufferHealth.Server.Live;
using BufferHealth.Server.Page;
using BufferHealth.Server.Queries;
using BufferHealth.Server.Stores;
using BufferHealth.Server.Tests.Queries.Fleet;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BufferHealth.Server.Tests.Queries;

/// <summary>The read side in memory, over a fleet in memory and a clock that only the test moves.</summary>
internal sealed class QueriesUnderTest : IAsyncDisposable
{
    public const string Token = "the-token-of-local";
    public const string OtherToken = "the-token-of-another";

    private readonly WebApplication _app;

    private QueriesUnderTest(WebApplication app, FleetSeed fleet, FakeTimeProvider clock)
    {
        (_app, Fleet, Clock) = (app, fleet, clock);
        Client = app.GetTestClient();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public FleetSeed Fleet { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    public long NowMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static async Task<QueriesUnderTest> StartAsync(Func<DateTimeOffset, FleetSeed> seed, ILoggerProvider? log = null)
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 20, 0, 20, TimeSpan.Zero));
        FleetSeed fleet = seed(clock.GetUtcNow());
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }
        builder.Services.AddProblemDetails();
        builder.Services.AddQueries();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ISessionStore>(fleet.Store);
        builder.Services.AddSingleton<ILiveView>(fleet.Live);
        builder.Services.AddSingleton<ICollectorHealth>(fleet.Health);
        builder.Services.AddSingleton(new ReadAccess([new(Token, FleetSeed.Tenant), new(OtherToken, "another")]));
        WebApplication app = builder.Build();
        app.MapQueries();
        app.MapDashboard();
        await app.StartAsync();
        return new QueriesUnderTest(app, fleet, clock);
    }

    public Task<HttpResponseMessage> GetAsync(string path) =>
        Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public async Task<JsonElement> JsonAsync(string path)
    {
        using HttpResponseMessage response = await GetAsync(path);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The problem's status and reason.</summary>
    public async Task<(int Status, string Detail)> ProblemAsync(string path)
    {
        using HttpResponseMessage response = await GetAsync(path);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        return ((int)response.StatusCode, problem.GetProperty("detail").GetString()!);
    }

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
