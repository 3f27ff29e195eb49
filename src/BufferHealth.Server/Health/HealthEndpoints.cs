using BufferHealth.Server.Links;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BufferHealth.Server.Health;

/// <summary>The server's own state over HTTP: <c>GET /health</c>.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps the server's state.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapGet("/health", Show);

    private static Ok<HealthStatus> Show(ShapedLinks links, RefusedRequests refused) =>
        TypedResults.Ok(new HealthStatus("ok", links.Count, links.Expired, refused.Count));
}
