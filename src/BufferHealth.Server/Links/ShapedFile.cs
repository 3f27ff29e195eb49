namespace BufferHealth.Server.Links;

/// <summary>A response that sends a file no faster than a link allows, and never from a cache.</summary>
internal sealed class ShapedFile(MediaFile file, ShapedLink link) : IResult
{
    private const int MaxSliceBytes = 1 << 20;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = file.ContentType;
        response.ContentLength = file.LengthBytes;
        response.Headers.CacheControl = "no-store";

        // A link that is off holds responses open for ever; without the second token it would hold up the shutdown too.
        var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        try
        {
            await SendAsync(response.Body, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            httpContext.Abort();
        }
    }

    // The headers go with the first bytes, so that nothing at all passes a link that is off.
    private async Task SendAsync(Stream body, CancellationToken cancel)
    {
        using var handle = File.OpenHandle(file.FullPath, options: FileOptions.Asynchronous);
        var buffer = new byte[Math.Min(file.LengthBytes, MaxSliceBytes)];
        for (long sent = 0; sent < file.LengthBytes;)
        {
            var bytes = await link.TakeAsync((int)Math.Min(buffer.Length, file.LengthBytes - sent), cancel);
            var read = await RandomAccess.ReadAsync(handle, buffer.AsMemory(0, bytes), sent, cancel);
            if (read == 0)
            {
                throw new EndOfStreamException($"{file.FullPath} became shorter while it was being sent.");
            }

            await body.WriteAsync(buffer.AsMemory(0, read), cancel);
            await body.FlushAsync(cancel);
            sent += read;
        }
    }
}
