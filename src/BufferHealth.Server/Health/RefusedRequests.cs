namespace BufferHealth.Server.Health;

/// <summary>Counts the requests answered with a status of 400 to 499.</summary>
internal sealed class RefusedRequests
{
    private long _count;

    /// <summary>How many requests have been refused since the server started.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>A step of the pipeline that counts what the steps behind it refuse.</summary>
    public async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode is >= 400 and < 500)
        {
            Interlocked.Increment(ref _count);
        }
    }
}
