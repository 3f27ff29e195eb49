using System.Runtime.CompilerServices;

namespace BufferHealth.Cmcd;

/// <summary>How often what went wrong: a counter for each <see cref="CmcdFault"/>. A reader adds to it and never clears it. One thread at a time.</summary>
public struct CmcdFaults
{
    private Counters _counters;

    /// <summary>How often this happened.</summary>
    /// <param name="fault">What happened.</param>
    public readonly long this[CmcdFault fault] => _counters[(int)fault];

    /// <summary>All of them, those that were tolerated included.</summary>
    public readonly long Total
    {
        get
        {
            long total = 0;
            for (int i = 0; i < Counters.Length; i++)
            {
                total += _counters[i];
            }
            return total;
        }
    }

    /// <summary>Adds the counts of another.</summary>
    /// <param name="other">Those of another thread, say.</param>
    public void Add(in CmcdFaults other)
    {
        for (int i = 0; i < Counters.Length; i++)
        {
            _counters[i] += other._counters[i];
        }
    }

    internal void Add(CmcdFault fault) => _counters[(int)fault]++;

    [InlineArray(Length)]
    private struct Counters
    {
        internal const int Length = (int)CmcdFault.DoubleEncoded + 1;
        private long _first;
    }
}
