using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace BufferHealth.Server.Telemetry;

/// <summary>Gives the instruments to whoever watches: Prometheus asks at <c>/metrics</c>, and OTLP is sent where the usual variables say.</summary>
internal static class TelemetryServices
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    /// <summary>Adds the instruments. OTLP is sent when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CollectorMeter>();
        string name = builder.Configuration[ServiceName] is { Length: > 0 } given ? given : "buffer-health";
        builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(name)).WithMetrics(metrics =>
        {
            metrics.AddMeter(CollectorMeter.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddPrometheusExporter();
            if (!string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]))
            {
                metrics.AddOtlpExporter();
            }
        });
    }

    /// <summary>
    /// Maps <c>/metrics</c>. It tells figures of all tenants and no text of any session; once read tokens are configured it needs one of them.
    /// </summary>
    public static void MapTelemetry(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<CollectorMeter>();
        app.MapPrometheusScrapingEndpoint();
    }
}
