namespace BufferHealth.Server.Health;

/// <summary>The reasons for refusals that no endpoint has given a reason for.</summary>
internal static class Refusals
{
    /// <summary>A request that cannot be read is the sender's fault (400 and the like), not the server's (500).</summary>
    public static ExceptionHandlerOptions StatusByException { get; } = new()
    {
        StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
    };

    /// <summary>Adds a reason to problem details that have none.</summary>
    public static void GiveReason(ProblemDetailsContext context) =>
        context.ProblemDetails.Detail ??= context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => $"There is nothing at {context.HttpContext.Request.Path}.",
            StatusCodes.Status405MethodNotAllowed => $"{context.HttpContext.Request.Path} does not take {context.HttpContext.Request.Method}.",
            _ => null,
        };
}
