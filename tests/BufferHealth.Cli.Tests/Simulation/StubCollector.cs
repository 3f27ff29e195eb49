using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BufferHealth.Cli.Tests.Simulation;

/// <summary>A collector that answers what a test tells it, and keeps what it was sent.</summary>
internal sealed class StubCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _asked;

    private StubCollector(Func<int, HttpContext, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            Received.Enqueue((context.Request.Path + context.Request.QueryString.Value, context.Request.ContentType, await reader.ReadToEndAsync()));
            await answer(Interlocked.Increment(ref _asked), context);
        });
    }

    internal ConcurrentQueue<(string Target, string? Type, string Body)> Received { get; } = new();

    internal Uri Address => new(_app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    internal static async Task<StubCollector> StartAsync(Func<int, HttpContext, Task> answer)
    {
        StubCollector stub = new(answer);
        await stub._app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>Each request gets the next status; the last one is for all that follow.</summary>
    internal static Task<StubCollector> StartAsync(params int[] statuses) => StartAsync((number, context) =>
    {
        context.Response.StatusCode = statuses[Math.Min(number, statuses.Length) - 1];
        if (context.Response.StatusCode == 429)
        {
            context.Response.Headers.RetryAfter = "7";
        }
        return context.Response.StatusCode == 204 ? Task.CompletedTask : context.Response.WriteAsync("not now\n");
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
