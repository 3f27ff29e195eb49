namespace BufferHealth.Server.Tests;

/// <summary>Waits for what other threads bring about, without a clock: the test's own time-out ends it.</summary>
internal static class TestUntil
{
    public static async Task Async(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public static Task Async(Func<bool> holds) => Async(() => Task.FromResult(holds()));
}
