using Microsoft.AspNetCore.Http.HttpResults;

namespace BufferHealth.Server.Links;

/// <summary>The sample stream over a link: <c>GET /media/{link}/main.m3u8</c>, <c>main.mpd</c> and what they name.</summary>
internal static class MediaEndpoints
{
    /// <summary>Maps the media.</summary>
    public static void MapMedia(this IEndpointRouteBuilder app) => app.MapGet("/media/{link}/{**path}", Send);

    private static Results<ShapedFile, ProblemHttpResult> Send(string link, string? path, ShapedLinks links, SampleStream sample)
    {
        if (!links.TryFind(link, out var found))
        {
            return LinkEndpoints.NoSuchLink();
        }

        return sample.TryFind(path ?? "", out var file)
            ? new ShapedFile(file, found)
            : TypedResults.Problem("The sample stream has no such file.", statusCode: StatusCodes.Status404NotFound);
    }
}
