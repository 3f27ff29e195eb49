namespace BufferHealth.Server.Hosting;

/// <summary>Ticks of a timer for loops that end when they are told to.</summary>
internal static class TimerTicks
{
    /// <summary>Waits for the next tick.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="cancel">Ends the wait, without an exception.</param>
    /// <returns>False when the wait was ended.</returns>
    public static async ValueTask<bool> NextAsync(this PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
