using System.Diagnostics;

namespace BufferHealth.Benchmarks;

/// <summary>
/// Measures several loops in turns. Not BenchmarkDotNet: it finishes one benchmark before it begins the next, and most of
/// the figures here are ratios, which other load on the machine makes worthless unless both sides take short turns. It also
/// has no part in the half of the figures that are measured in node, which are to come from the same run and rules.
/// </summary>
internal sealed class Turns
{
    /// <summary>A turn this short often passes without the machine's other work in between.</summary>
    private const double TurnMilliseconds = 1;

    private const int TurnsARound = 10;

    private readonly List<(string Name, Func<int, double> Loop)> loops = [];

    /// <summary>Sum of what the loops gave, so that no call can be optimised away.</summary>
    internal double Checksum { get; private set; }

    /// <summary>Adds a loop that makes as many calls as it is told and returns something that depends on all of them.</summary>
    internal void Add(string name, Func<int, double> loop) => loops.Add((name, loop));

    internal IReadOnlyDictionary<string, Measurement> Run(int rounds)
    {
        Warm();
        int[] calls = [.. loops.Select(l => (int)Math.Clamp(TurnMilliseconds * 1e6 / Time(l.Loop, 2_000), 100, 10_000_000))];
        double[][] times = [.. loops.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < loops.Count; i++)
            {
                Func<int, double> loop = loops[i].Loop;
                int turn = calls[i];
                times[i][round] = Enumerable.Range(0, TurnsARound).Min(_ => Time(loop, turn));
            }
        }
        return loops.Select((l, i) => (l.Name, new Measurement(times[i]))).ToDictionary();
    }

    /// <summary>Until the last tier of the just-in-time compiler: it wants 30 calls, and waits for 100 ms without new methods.</summary>
    private void Warm()
    {
        for (int pass = 0; pass < 5; pass++)
        {
            foreach ((string _, Func<int, double> loop) in loops)
            {
                for (int i = 0; i < 32; i++)
                {
                    Time(loop, 500);
                }
            }
            Thread.Sleep(250);
        }
    }

    private double Time(Func<int, double> loop, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        Checksum += loop(calls);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }
}
