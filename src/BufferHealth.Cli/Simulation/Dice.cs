namespace BufferHealth.Cli.Simulation;

/// <summary>
/// Random numbers from a seed: SplitMix64 (Steele, Lea and Flood, 2014). Eight bytes, so that each viewer has its own and no viewer's
/// numbers depend on when another one draws.
/// </summary>
internal struct Dice(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>The numbers of one thing in one run: the same for the same three.</summary>
    internal static Dice Of(ulong seed, int slot, int ordinal) => new(Mix(Mix(seed + Gamma) ^ Mix(((ulong)(uint)slot << 32 | (uint)ordinal) + Gamma)));

    /// <summary>64 random bits.</summary>
    internal ulong Bits() => Mix(_state += Gamma);

    /// <summary>Numbers that are independent of those which follow here.</summary>
    internal Dice Split() => new(Bits());

    /// <summary>0 to 1, 1 excluded.</summary>
    internal double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 to below the limit.</summary>
    internal int Below(int limit) => (int)(Unit() * limit);

    /// <summary>From the least up to below the most.</summary>
    internal double Between(double least, double most) => least + (most - least) * Unit();

    /// <summary>Whether something of this share happens.</summary>
    internal bool Happens(double share) => Unit() < share;

    /// <summary>The time until something that happens at random comes.</summary>
    internal double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    /// <summary>A positive number whose logarithm is normal.</summary>
    /// <param name="median">Half are below.</param>
    /// <param name="sigma">The logarithm's standard deviation.</param>
    internal double LogNormal(double median, double sigma) =>
        median * Math.Exp(sigma * Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit()));

    /// <summary>A place in the list, each as often as its weight says.</summary>
    internal int Pick(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }
        double at = Unit() * sum;
        for (int i = 0; i < weights.Length - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }
        return weights.Length - 1;
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
        return bits ^ bits >> 31;
    }
}
