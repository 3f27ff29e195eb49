using BufferHealth.Server.Collection;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BufferHealth.Server.Doors;

/// <summary>
/// Where players report: <c>POST /cmcd/{key}[/{player}]</c> for event mode, <c>GET</c> for request mode by query or headers. The key stands in the path because a
/// beacon cannot carry a header.
/// </summary>
internal static class DoorEndpoints
{
    /// <summary>The name of the rule by which pages of other origins may report.</summary>
    public const string Cors = "cmcd";

    private const string RetryAfterSeconds = "2";

    /// <summary>Maps the doors.</summary>
    public static void MapDoors(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder doors = app.MapGroup("/cmcd/{key}").RequireCors(Cors).WithTags("reports");
        foreach (string path in (string[])["", "/{player}"])
        {
            doors.MapPost(path, Post).WithSummary("Takes records of CMCD v2 event mode, one a line.")
                .WithDescription("The body is application/cmcd, text/cmcd or text/plain, and may be compressed.").Produces(StatusCodes.Status204NoContent).ProducesRefusals();
            doors.MapGet(path, Get).WithSummary("Takes a record of request mode: from the CMCD headers or, without them, from the query's CMCD.")
                .Produces(StatusCodes.Status204NoContent).ProducesRefusals();
        }
    }

    /// <summary>Counts what the demo's own media requests say, without holding them up.</summary>
    public static void UseMediaReports(this WebApplication app)
    {
        RecordDoor door = app.Services.GetRequiredService<RecordDoor>();
        WriteKey key = app.Services.GetRequiredService<WriteKeys>().First;
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/media") && RecordDoor.Says(context.Request))
            {
                _ = door.TakeRequestAsync(key, null, context.Request).AsTask();
            }
            return next(context);
        });
    }

    /// <summary>Tells the demo's page where to report: <c>GET /collector.json</c>.</summary>
    public static void MapReportAddress(this IEndpointRouteBuilder app) =>
        app.MapGet("/collector.json", (WriteKeys keys) => TypedResults.Ok(new ReportAddress($"/cmcd/{keys.FirstName}"))).ExcludeFromDescription();

    /// <summary>The rule for pages of other origins.</summary>
    public static void AllowReports(this CorsPolicyBuilder policy, IReadOnlyList<string> origins)
    {
        _ = origins.Count == 0 ? policy.AllowAnyOrigin() : policy.WithOrigins([.. origins]);
        policy.WithMethods("GET", "POST").WithHeaders("Content-Type", "CMCD-Object", "CMCD-Request", "CMCD-Session", "CMCD-Status")
            .WithExposedHeaders("Retry-After").SetPreflightMaxAge(TimeSpan.FromDays(1));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Post(string key, string? player, HttpContext context, WriteKeys keys, RecordDoor door, CollectorHost host) =>
        Answer(key, context, keys, door, host, found => door.TakeBodyAsync(found, player, context.Request));

    private static Task<Results<NoContent, ProblemHttpResult>> Get(string key, string? player, HttpContext context, WriteKeys keys, RecordDoor door, CollectorHost host) =>
        Answer(key, context, keys, door, host, found => door.TakeRequestAsync(found, player, context.Request));

    private static async Task<Results<NoContent, ProblemHttpResult>> Answer(
        string name, HttpContext context, WriteKeys keys, RecordDoor door, CollectorHost host, Func<WriteKey, ValueTask<Refusal?>> take)
    {
        Refusal? refusal = !keys.TryFind(name, out WriteKey? key) ? door.Refuse(Refusal.NoSuchKey)
            : key.IsStopped ? door.Refuse(Refusal.Stopped)
            : await take(key);
        if (refusal is not { } reason)
        {
            return TypedResults.NoContent();
        }
        (int status, string detail) = Explain(reason, door, host);
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }
        return TypedResults.Problem(detail, statusCode: status);
    }

    private static (int Status, string Detail) Explain(Refusal reason, RecordDoor door, CollectorHost host) => reason switch
    {
        Refusal.NoRecord => (StatusCodes.Status400BadRequest, "There is no record of CMCD in the request that can be read."),
        Refusal.NoSuchKey => (StatusCodes.Status404NotFound, "There is no such write key."),
        Refusal.Stopped => (StatusCodes.Status410Gone, "This write key was stopped: send nothing more."),
        Refusal.TooLong => (StatusCodes.Status413PayloadTooLarge, $"The body is longer than {door.MaxBodyBytes} bytes."),
        Refusal.WrongType => (StatusCodes.Status415UnsupportedMediaType, "The body must be application/cmcd, text/cmcd or text/plain, and where it is compressed, by gzip, br or deflate."),
        Refusal.TooManyRecords => (StatusCodes.Status429TooManyRequests, "The write key sends more records a second than it may."),
        Refusal.Busy => (StatusCodes.Status429TooManyRequests, "The collector has more to do than it can; send this again later."),
        _ => (StatusCodes.Status503ServiceUnavailable, host.Fault ?? "The collector does not take records now."),
    };

    private static RouteHandlerBuilder ProducesRefusals(this RouteHandlerBuilder route)
    {
        foreach (int status in (int[])[400, 404, 410, 413, 415, 429, 503])
        {
            route.ProducesProblem(status);
        }
        return route;
    }
}
