using Microsoft.Net.Http.Headers;

namespace BufferHealth.Server.Queries;

/// <summary>The step of the pipeline that lets nobody through to <c>/api</c>, and where others can reach it <c>/metrics</c>, without a token. What is behind it finds the tenant by <see cref="TenantOf"/>.</summary>
internal static class ReadDoor
{
    private const string Scheme = "Bearer ";
    private const string Realm = "Bearer realm=\"BufferHealth\"";

    /// <summary>Lets a request through to <c>/api</c> when its token opens a tenant, else answers 401 with the reason.</summary>
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        ReadAccess access = context.RequestServices.GetRequiredService<ReadAccess>();
        bool isGuarded = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || (access.GuardsMetrics && context.Request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase));
        if (!isGuarded)
        {
            await next(context);
            return;
        }
        context.Response.Headers.CacheControl = "no-store";
        string? given = context.Request.Headers.Authorization;
        bool isBearer = given?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ?? false;
        if (isBearer && access.TenantOf(given![Scheme.Length..].Trim()) is { } tenant)
        {
            context.Features.Set(new Opened(tenant));
            await next(context);
            return;
        }
        context.Response.Headers[HeaderNames.WWWAuthenticate] = isBearer ? $"{Realm}, error=\"invalid_token\"" : Realm;
        string reason = isBearer
            ? "The token opens nothing here. It is not the collector's read token, or it has been replaced."
            : "A read token is needed: send it as the header 'Authorization: Bearer TOKEN'.";
        await TypedResults.Problem(reason, statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }

    /// <summary>Whose data a request that was let through may read.</summary>
    public static string TenantOf(HttpContext context) => context.Features.Get<Opened>()?.Tenant
        ?? throw new InvalidOperationException("The request did not come through the door.");

    private sealed record Opened(string Tenant);
}
