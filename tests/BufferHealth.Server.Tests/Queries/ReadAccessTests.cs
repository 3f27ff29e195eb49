using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using BufferHealth.Server.Queries;
using BufferHealth.Server.Tests.Queries.Fleet;
using Microsoft.Extensions.Logging;

namespace BufferHealth.Server.Tests.Queries;

public sealed class ReadAccessTests
{
    public static TheoryData<string> Paths =>
        ["now", "now/stream", "series", "breakdown", "dimensions", "level", "sessions", $"sessions/{FleetSeed.Told}", "rollups", "nothing-of-the-kind"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Nothing_is_told_without_a_token(string path)
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.One);
        foreach ((AuthenticationHeaderValue? given, string reason) in new (AuthenticationHeaderValue?, string)[]
        {
            (null, "A read token is needed"), (new("Basic", QueriesUnderTest.Token), "A read token is needed"),
            (new("Bearer", "the-token-of-nobody"), "The token opens nothing here"), (new("Bearer", QueriesUnderTest.Token + "x"), "The token opens nothing here"),
        })
        {
            queries.Client.DefaultRequestHeaders.Authorization = given;
            using HttpResponseMessage response = await queries.GetAsync($"/api/v1/{path}?token={QueriesUnderTest.Token}");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
            Assert.Contains(reason, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_opens_its_own_tenant_alone()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.One);
        Assert.Equal(1, (await queries.JsonAsync("/api/v1/sessions")).GetProperty("sessions").GetArrayLength());
        queries.Client.DefaultRequestHeaders.Authorization = new("bearer", QueriesUnderTest.OtherToken);
        Assert.Equal(0, (await queries.JsonAsync("/api/v1/now")).GetProperty("viewers").GetInt32());
        Assert.Equal(0, (await queries.JsonAsync("/api/v1/sessions")).GetProperty("sessions").GetArrayLength());
        Assert.Equal(0, (await queries.JsonAsync("/api/v1/series")).GetProperty("points").GetArrayLength());
        Assert.Equal(404, (await queries.ProblemAsync($"/api/v1/sessions/{FleetSeed.Told}")).Status);
    }

    [Fact]
    public async Task No_token_reaches_the_log()
    {
        using EveryLine log = new();
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.One, log);
        await queries.JsonAsync("/api/v1/now");
        queries.Client.DefaultRequestHeaders.Authorization = new("Bearer", "the-token-of-nobody");
        await queries.ProblemAsync("/api/v1/now");
        Assert.Contains(log.Lines, line => line.Contains("/api/v1/now", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("the-token-of", StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_token_is_refused_without_being_told()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new ReadAccess([new("hunter2", "local")]));
        Assert.Contains("7 characters; it must have 16 or more", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_tokens_nobody_reads() => Assert.Null(new ReadAccess([]).TenantOf(""));

    private sealed class EveryLine : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
