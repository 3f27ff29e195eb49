using Microsoft.AspNetCore.Http.HttpResults;

namespace BufferHealth.Server.Links;

/// <summary>The links over HTTP: <c>PUT /links/{link}</c> sets the rate, <c>GET /links/{link}</c> tells it.</summary>
internal static class LinkEndpoints
{
    /// <summary>Maps the links.</summary>
    public static void MapLinks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/links/{link}", Show);
        app.MapPut("/links/{link}", ShapeAsync);
    }

    /// <summary>The answer for a link that is not there.</summary>
    public static ProblemHttpResult NoSuchLink() => TypedResults.Problem(
        "There is no such link: it was never made, or it expired unused. Make it with PUT /links/{link}.",
        statusCode: StatusCodes.Status404NotFound);

    private static Results<Ok<LinkStatus>, ProblemHttpResult> Show(string link, ShapedLinks links) =>
        links.TryFind(link, out var found) ? TypedResults.Ok(found.Status) : NoSuchLink();

    private static async Task<Results<Ok<LinkStatus>, Created<LinkStatus>, ProblemHttpResult>> ShapeAsync(
        string link, HttpRequest request, ShapedLinks links, CancellationToken cancel)
    {
        if (!ShapedLinks.IsId(link))
        {
            return TypedResults.Problem(
                "A link's id is 1 to 64 letters, digits, hyphens and underscores.", statusCode: StatusCodes.Status400BadRequest);
        }

        var (profile, status, refusal) = await LinkChange.ReadAsync(request.Body, cancel);
        if (profile is null)
        {
            return TypedResults.Problem(refusal, statusCode: status);
        }

        return links.Shape(link, profile, out var created) switch
        {
            null => TypedResults.Problem(
                $"There are {ShapedLinks.Capacity} links already. Unused ones expire after {ShapedLinks.IdleLimit.TotalMinutes:0} minutes.",
                statusCode: StatusCodes.Status429TooManyRequests),
            var made when created => TypedResults.Created($"/links/{link}", made.Status),
            var changed => TypedResults.Ok(changed.Status),
        };
    }
}
