using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BufferHealth.Kernel;

namespace BufferHealth.EndToEnd;

/// <summary>
/// The kernel in .NET and the modules in the page's engine (of the main entry, and of <c>buffer-health/full</c>), fed the same
/// million operations, hold the same bits.
/// </summary>
public sealed class BitForBitTests
{
    private const int Operations = 1_000_000;
    private const int SnapshotEvery = 100;

    [Fact]
    public async Task Dotnet_and_the_module_hold_the_same_state_after_each_of_a_million_operations()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string folder = Directory.CreateTempSubdirectory("buffer-health-bits").FullName;
        try
        {
            string input = Path.Combine(folder, "operations");
            string output = Path.Combine(folder, "hashes");
            Operation[] operations = new Operation[Operations];
            RandomSessions sessions = new(seed: 20261122);
            for (int i = 0; i < operations.Length; i++)
            {
                operations[i] = sessions.Next();
            }
            await File.WriteAllBytesAsync(input, MemoryMarshal.AsBytes(operations.AsSpan()).ToArray(), cancel);
            uint[] here = Run(operations, out int signals, out int faults);
            await Command.Run("node", $"tests/BufferHealth.EndToEnd/bit-for-bit.mjs \"{input}\" \"{output}\" {SnapshotEvery}", Repository.Root, cancel);
            uint[] there = MemoryMarshal.Cast<byte, uint>(await File.ReadAllBytesAsync(output, cancel)).ToArray();

            // The sessions must have gone through the rules, or equal bits would prove little.
            Assert.True(signals > 50_000, $"{signals} operations brought something about");
            Assert.True(faults > 10_000, $"{faults} operations were faults");
            Assert.Equal(here.Length, there.Length);
            int differs = here.AsSpan().CommonPrefixLength(there);
            Assert.True(differs == here.Length, $"state differs after operation {differs}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static uint[] Run(Operation[] operations, out int signals, out int faults)
    {
        uint[] hashes = new uint[operations.Length];
        MonitorState state = default;
        MetricValues values = default;
        FullState fullState = default;
        FullValues fullValues = default;
        signals = 0;
        faults = 0;
        for (int i = 0; i < operations.Length; i++)
        {
            ref Operation o = ref operations[i];
            int result = 0;
            int full = 0;
            switch (o.Kind)
            {
                case 0:
                    result = Monitors.UpdateLevel(ref state, o.Sample.Time, o.Sample.Level);
                    full = FullMonitors.UpdateLevel(ref fullState, o.Sample.Time, o.Sample.Level);
                    break;
                case 1:
                    result = Monitors.Update(ref state, o.Sample);
                    full = FullMonitors.Update(ref fullState, o.Sample);
                    break;
                case 2:
                    (int slots, int model) = (o.WindowSlots & 0xFFFF, o.WindowSlots >> 16);
                    Monitors.Start(ref state, slots, o.Sample.Time, o.Sample.Level, o.Sample.Playhead, model);
                    FullMonitors.Start(ref fullState, slots, o.Sample.Time, o.Sample.Level, o.Sample.Playhead, model);
                    break;
                default:
                    result = Monitors.Close(ref state);
                    full = FullMonitors.Close(ref fullState);
                    break;
            }
            signals += result > 255 ? 1 : 0;
            faults += (result & 255) != 0 ? 1 : 0;
            uint hash = Hash(2166136261, result);
            hash = Hash(hash, full);
            hash = Hash(hash, ref state);
            hash = Hash(hash, ref fullState);
            if (i % SnapshotEvery == 0)
            {
                Monitors.Snapshot(ref state, ref values);
                FullMonitors.Snapshot(ref fullState, ref fullValues);
                hash = Hash(hash, ref values);
                hash = Hash(hash, ref fullValues);
            }
            hashes[i] = hash;
        }
        return hashes;
    }

    private static uint Hash<T>(uint hash, ref T value)
        where T : unmanaged
    {
        foreach (int word in MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, int>(ref value), Unsafe.SizeOf<T>() / sizeof(int)))
        {
            hash = Hash(hash, word);
        }
        return hash;
    }

    private static uint Hash(uint hash, int word) => (hash ^ (uint)word) * 16777619;
}
