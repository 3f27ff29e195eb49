using System.Runtime.ExceptionServices;

namespace BufferHealth.Tests;

/// <summary>A monitor keeps what a listener throws to itself; an assertion in a listener has to reach the test all the same.</summary>
internal static class Strictness
{
    /// <summary>What its listeners throw goes on to the caller.</summary>
    internal static BufferHealthMonitor Strict(this BufferHealthMonitor monitor)
    {
        monitor.ListenerFailed += e => ExceptionDispatchInfo.Throw(e);
        return monitor;
    }
}
