namespace BufferHealth.Server.Page;

/// <summary>
/// The dashboard: the files of <c>wwwroot/dashboard</c>, which <see cref="PageEndpoints"/> serves with all others. What is added here is what
/// its browser may do.
/// </summary>
internal static class DashboardEndpoints
{
    // Nothing from elsewhere, no inline script or style, in nobody's frame: texts of sessions are hostile, and the page holds a token.
    private const string Policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Guards the dashboard. To be called before <see cref="PageEndpoints.MapPage"/>.</summary>
    /// <param name="app">The service.</param>
    /// <param name="isFront">Whether <c>/</c> leads to it, because there is no demo.</param>
    public static void MapDashboard(this WebApplication app, bool isFront = false) => app.Use(async (context, next) =>
    {
        if (isFront && context.Request.Path == "/")
        {
            context.Response.Redirect("/dashboard/");
            return;
        }
        if (context.Request.Path.StartsWithSegments("/dashboard"))
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
        }
        await next(context);
    });
}
