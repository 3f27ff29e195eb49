using Microsoft.AspNetCore.Http.HttpResults;

namespace BufferHealth.Server.Page;

/// <summary>The page: the files of <c>wwwroot</c>, and the libraries it imports from <c>/lib/</c>.</summary>
internal static class PageEndpoints
{
    /// <summary>Maps the page.</summary>
    public static void MapPage(this WebApplication app)
    {
        app.UseFileServer(new FileServerOptions
        {
            StaticFileOptions = { OnPrepareResponse = served => served.Context.Response.Headers.CacheControl = "no-cache" },
        });
        app.MapGet("/lib/{name}", Library);
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Library(string name, PageLibraries libraries, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return libraries.TryFind(name, out var path, out var contentType, out var reason)
            ? TypedResults.PhysicalFile(path, contentType, lastModified: File.GetLastWriteTimeUtc(path))
            : TypedResults.Problem(reason, statusCode: StatusCodes.Status404NotFound);
    }
}
