using BufferHealth.Server.Journals;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Collection;

/// <summary>
/// Opens the collector with the service, and closes it, and then its store, with it. A collector that cannot be opened does not stop the service: the demo runs, every
/// door says why nothing is taken, and nothing on the disk is touched. Any thread.
/// </summary>
/// <param name="options">How the collector works.</param>
/// <param name="store">The store, or one that says why there is none.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told at the start why the collector takes nothing.</param>
internal sealed partial class CollectorHost(CollectorOptions options, ISessionStore store, TimeProvider time, ILogger<CollectorHost> log) : IHostedService, IDisposable
{
    private readonly Lock _stop = new();
    private volatile Collector? _collector;
    private Task? _stopped;
    private volatile string? _reason = "The collector is starting.";

    /// <summary>The collector; null while it is not open.</summary>
    public Collector? Collector => _collector;

    /// <summary>Why nothing is taken in; null when it is.</summary>
    public string? Fault => _collector is { } open ? open.Fault : _reason;

    /// <summary>Takes a batch.</summary>
    public ValueTask<Intake> TakeAsync(ReadOnlyMemory<byte> batch, int records) =>
        _collector is { } open ? open.TakeAsync(batch, records) : ValueTask.FromResult(Intake.Unavailable);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (store is UnavailableStore absent)
            {
                throw new StoreUnavailableException(absent.Reason);
            }
            _collector = Collector.Open(options, store, time);
        }
        catch (Exception error) when (error is JournalException or StoreUnavailableException or InvalidDataException)
        {
            _reason = error.Message;
            CannotOpen(log, error.Message);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stop)
        {
            // Asked for twice, by the service and by its container, it is done once, and both wait for it.
            return _stopped ??= CloseAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => StopAsync(CancellationToken.None).GetAwaiter().GetResult();

    private async Task CloseAsync()
    {
        _reason = "The collector is stopping.";
        if (Interlocked.Exchange(ref _collector, null) is { } open)
        {
            await open.DisposeAsync().ConfigureAwait(false);
        }
        store.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The collector takes nothing in: {Reason}")]
    private static partial void CannotOpen(ILogger log, string reason);
}
