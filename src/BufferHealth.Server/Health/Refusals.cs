namespace BufferHealth.Server.Health;

/// <summary>The reasons for refusals that no endpoint has given a reason for.</summary>
internal static class Refusals
{
    /// <summary>Adds a reason to problem details that have none.</summary>
    public static void GiveReason(ProblemDetailsContext context) =>
        context.ProblemDetails.Detail ??= context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => $"There is nothing at {context.HttpContext.Request.Path}.",
            StatusCodes.Status405MethodNotAllowed => $"{context.HttpContext.Request.Path} does not take {context.HttpContext.Request.Method}.",
            _ => null,
        };
}
