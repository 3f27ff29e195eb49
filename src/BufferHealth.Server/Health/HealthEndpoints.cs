using BufferHealth.Server.Collection;
using BufferHealth.Server.Links;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BufferHealth.Server.Health;

/// <summary>The server's own state over HTTP: <c>GET /health</c>.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps the server's state.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapGet("/health", Show);

    private static JsonHttpResult<HealthStatus> Show(ShapedLinks links, RefusedRequests refused, CollectorHost collector) => collector.Fault is { } reason
        ? TypedResults.Json(new HealthStatus("unavailable", reason, links.Count, links.Expired, refused.Count), statusCode: StatusCodes.Status503ServiceUnavailable)
        : TypedResults.Json(new HealthStatus("ok", null, links.Count, links.Expired, refused.Count));
}
