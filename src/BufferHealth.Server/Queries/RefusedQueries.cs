using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Queries;

/// <summary>Answers a query that cannot be answered with the reason: 400 when it is the asker's fault, 503 when it is the store's.</summary>
internal static class RefusedQueries
{
    /// <summary>A filter of endpoints.</summary>
    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadQueryException bad)
        {
            return TypedResults.Problem(bad.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (StoreUnavailableException unavailable)
        {
            return TypedResults.Problem(unavailable.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
