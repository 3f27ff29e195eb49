using System.Net;
using System.Net.Http.Json;
using System.Text;
using BufferHealth.Server.Health;
using BufferHealth.Server.Links;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BufferHealth.Server.Tests;

/// <summary>The server in memory, on a clock that only the test moves.</summary>
internal sealed class ServerUnderTest : WebApplicationFactory<ShapedLink>
{
    private readonly string _data = Directory.CreateTempSubdirectory("collector-").FullName;
    private HttpClient? _client;

    /// <summary>Settings of the service, by name.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public FakeTimeProvider Clock { get; } = new();

    public HttpClient Client => _client ??= CreateClient();

    public Task<HttpResponseMessage> PutAsync(string path, string json) =>
        Client.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> GetAsync(string path) =>
        Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public async Task<HealthStatus> HealthAsync() =>
        (await Client.GetFromJsonAsync<HealthStatus>("/health", TestContext.Current.CancellationToken))!;

    public async Task ShapeAsync(string link, double kbps)
    {
        var answer = await PutAsync($"/links/{link}", $$"""{ "kbps": {{kbps}} }""");
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created);
    }

    /// <summary>Moves the clock, a slice at a time and only while a transfer waits on the link, until the task is done.</summary>
    public async Task<T> RunAsync<T>(string link, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            await SliceAsync(link, task);
        }

        return await task;
    }

    /// <summary>Waits until a transfer waits on the link or the task is done, then moves the clock by one slice.</summary>
    public async Task SliceAsync(string link, Task task)
    {
        var links = Services.GetRequiredService<ShapedLinks>();
        Assert.True(links.TryFind(link, out var found));
        while (found.Status.Waiting == 0 && !task.IsCompleted)
        {
            await Task.Yield();
        }

        if (!task.IsCompleted)
        {
            Clock.Advance(ShapedLink.Slice);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // In memory there is no address to look for a free port for, or to print.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        builder.UseSetting("Collector:DataPath", _data);
        foreach ((string name, string value) in Settings)
        {
            builder.UseSetting(name, value);
        }
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }
}
