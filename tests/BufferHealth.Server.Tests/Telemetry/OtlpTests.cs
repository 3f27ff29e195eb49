using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace BufferHealth.Server.Tests.Telemetry;

public sealed class OtlpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instruments_are_sent_to_the_receiver_that_the_usual_variables_name()
    {
        TaskCompletionSource<(string Path, string? Type, string Body)> received = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WebApplication receiver = await ReceiverAsync(async request =>
        {
            using MemoryStream body = new();
            await request.Body.CopyToAsync(body, Cancel);
            // Names stand in protobuf as they are.
            received.TrySetResult((request.Path, request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
        });
        using ServerUnderTest server = new();
        server.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Urls.Single();
        server.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        await server.Client.PostAsync("/cmcd/local", new StringContent("v=2,sid=\"s\",sn=1,ts=1000,e=ps,sta=p"), Cancel);

        // It tells false where one of the readers is Prometheus's, which collects when it is asked alone.
        await Task.Run(() => server.Services.GetRequiredService<MeterProvider>().ForceFlush(), Cancel);
        (string path, string? type, string body) = await received.Task.WaitAsync(Cancel);
        Assert.Equal(("/v1/metrics", "application/x-protobuf"), (path, type));
        Assert.All(
            ["service.name", "buffer-health", "bufferhealth.collector.records.acknowledged", "bufferhealth.collector.requests.refused", "bufferhealth.collector.up", "bufferhealth.viewers"],
            name => Assert.Contains(name, body, StringComparison.Ordinal));
    }

    private static async Task<WebApplication> ReceiverAsync(Func<HttpRequest, Task> receive)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication receiver = builder.Build();
        receiver.MapPost("/{**path}", (HttpRequest request) => receive(request));
        await receiver.StartAsync(Cancel);
        return receiver;
    }
}
