using System.Runtime.InteropServices;
using BufferHealth.Kernel;

namespace BufferHealth.EndToEnd;

/// <summary>What is done to a monitor, as bytes that C# and JavaScript read alike.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Operation
{
    /// <summary>0 a level alone, 1 a sample, 2 a new session, 3 the end of a session.</summary>
    internal int Kind;

    /// <summary>Of a new session: the window in slots, and the score's formula.</summary>
    internal int WindowSlots;

    /// <summary>The sample; of a new session: report interval, threshold and decay in its first three numbers.</summary>
    internal Observation Sample;
}

/// <summary>
/// Sessions that wander through every rule: a crude player that plays, starves, stands, is sought and paused at random,
/// sampled at all intervals from none to a minute, with faults of every kind among the samples.
/// </summary>
internal sealed class RandomSessions(int seed)
{
    private readonly Random random = new(seed);
    private double time;
    private double level;
    private double playhead;
    private double rate;
    private double frames;
    private bool plays;
    private bool levelOnly;
    private SampleFields set;
    private int left;

    internal Operation Next()
    {
        if (left-- <= 0)
        {
            left = random.Next(50, 3000);
            return NewSession();
        }
        if (Chance(2000))
        {
            return new Operation { Kind = 3 };
        }
        Advance();
        return new Operation { Kind = levelOnly && !Chance(20) ? 0 : 1, Sample = Spoil(Observe()) };
    }

    private Operation NewSession()
    {
        time = Chance(3) ? random.NextDouble() * 1e9 : random.NextDouble() * 10;
        level = 0;
        playhead = Chance(4) ? random.NextDouble() * 1e10 : 0;
        rate = 1;
        frames = 0;
        plays = false;
        levelOnly = Chance(2);
        set = Chance(2) ? SampleFields.Paused : SampleFields.None;
        Observation options = new() { Time = 0.1 + random.NextDouble() * 3, Level = 0.05 + random.NextDouble(), Playhead = 0.01 + 0.98 * random.NextDouble() };
        return new Operation { Kind = 2, WindowSlots = random.Next(1, 101) | (random.Next(2) << 16), Sample = options };
    }

    private void Advance()
    {
        double dt = random.Next(40) switch
        {
            0 => 0,
            1 => random.NextDouble() * 0.01,
            2 => random.NextDouble() * 2,
            3 when Chance(10) => random.NextDouble() * 60,
            _ => 0.08 + random.NextDouble() * 0.04,
        };
        time += dt;
        plays = plays ? level > 0.05 && !Chance(100) : level > 0.5 && Chance(4);
        bool free = (set & (SampleFields.Paused | SampleFields.Seeking | SampleFields.Ended)) == 0;
        if (plays && free)
        {
            double moved = dt * rate * (Chance(30) ? random.NextDouble() : 1);
            playhead += moved;
            level = Math.Max(0, level - moved);
            frames += Chance(50) ? 0 : Math.Round(moved * 25);
        }
        if (Chance(level < 3 ? 15 : 60))
        {
            level += random.NextDouble() * 3;
        }
        if (Chance(150))
        {
            set ^= (SampleFields)((int)SampleFields.Paused << random.Next(5));
        }
        if (Chance(300))
        {
            rate = new[] { 0, 0.5, 1, 1, 1.25, 2 }[random.Next(6)];
        }
        if (Chance(400))
        {
            playhead = Math.Max(0, playhead + (random.NextDouble() - 0.5) * 100);
            level = Chance(2) ? 0 : level;
        }
    }

    private Observation Observe() => new()
    {
        Time = time,
        Level = level,
        Playhead = playhead,
        Rate = rate,
        Frames = frames,
        Quality = Chance(100) ? random.NextDouble() * 100 : 100,
        Known = levelOnly ? Fields() & ~SampleFields.Playhead : Fields(),
        Set = set,
        Event = Chance(20) ? (PlayerEvent)random.Next(8) : PlayerEvent.None,
    };

    private SampleFields Fields() => Chance(10) ? (SampleFields)random.Next(1024) : (SampleFields)1023;

    private Observation Spoil(Observation o)
    {
        if (!Chance(25))
        {
            return o;
        }
        double[] faults = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, -1e-300, 1e300, double.MaxValue, -0.0, double.Epsilon];
        double fault = faults[random.Next(faults.Length)];
        switch (random.Next(7))
        {
            case 0: o.Time = fault; break;
            case 1: o.Level = fault; break;
            case 2: o.Playhead = fault; break;
            case 3: o.Rate = fault; break;
            case 4: o.Frames = fault; break;
            case 5: o.Quality = fault; break;
            default: o.Time -= random.NextDouble() * 5; break;
        }
        return o;
    }

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
