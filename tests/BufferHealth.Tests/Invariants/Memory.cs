using System.Runtime.InteropServices;
using BufferHealth.Kernel;

namespace BufferHealth.Tests.Invariants;

/// <summary>The bytes of a monitor's state.</summary>
internal static class Memory
{
    internal static byte[] Bytes(BufferHealthMonitor monitor) => Bytes(monitor.Memory);

    /// <summary>The bytes, but with as many faults counted as given.</summary>
    internal static byte[] Bytes(BufferHealthMonitor monitor, int inputFaults)
    {
        MonitorState state = monitor.Memory;
        state.Playback.InputFaults = inputFaults;
        return Bytes(state);
    }

    private static byte[] Bytes(MonitorState state) => MemoryMarshal.AsBytes(new ReadOnlySpan<MonitorState>(in state)).ToArray();
}
