namespace BufferHealth.Server.Links;

/// <summary>How a link's rate goes over time: steps that repeat. A constant rate is a profile of one step.</summary>
internal sealed class LinkProfile
{
    /// <summary>The highest rate a link can have, in kilobits a second: past it nothing here would be shaped.</summary>
    public const double MaxKbps = 1_000_000;

    private readonly LinkStep[] _steps;
    private readonly double _periodSeconds;

    private LinkProfile(string? name, params LinkStep[] steps)
    {
        Name = name;
        _steps = steps;
        _periodSeconds = steps.Sum(step => step.Seconds);
    }

    /// <summary>The name a page asks for it by, or null for a constant rate.</summary>
    public string? Name { get; }

    // The sample stream's renditions peak at 84, 165 and 290 kbit/s; the rates below are chosen around them.

    /// <summary>Steady: 800 kbit/s without end, well over the highest rendition. Nothing should stall.</summary>
    public static LinkProfile Steady { get; } = new("steady", new LinkStep(60, 800));

    /// <summary>Train: good cover, then a cutting, a tunnel and the way out, every 32 seconds. Stalls in the tunnel.</summary>
    public static LinkProfile Train { get; } = new("train", new(12, 600), new(6, 120), new(9, 25), new(5, 250));

    /// <summary>Outage: 20 seconds at 800 kbit/s, then 12 seconds of nothing. One long stall each time.</summary>
    public static LinkProfile Outage { get; } = new("outage", new(20, 800), new(12, 0));

    /// <summary>Dribble: 60 kbit/s, somewhat less than the lowest rendition needs. Many short stalls.</summary>
    public static LinkProfile Dribble { get; } = new("dribble", new LinkStep(60, 60));

    /// <summary>The profiles that a page can ask for by name.</summary>
    public static IReadOnlyList<LinkProfile> Named { get; } = [Steady, Train, Outage, Dribble];

    /// <summary>A profile of one rate.</summary>
    /// <param name="kbps">Kilobits a second, 0 (off) to <see cref="MaxKbps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside that range or not a number.</exception>
    public static LinkProfile Constant(double kbps)
    {
        if (!(kbps is >= 0 and <= MaxKbps))
        {
            throw new ArgumentOutOfRangeException(nameof(kbps), kbps, $"A link's rate is 0 to {MaxKbps:0} kbit/s.");
        }

        return new LinkProfile(null, new LinkStep(60, kbps));
    }

    /// <summary>The rate at a moment, in kilobits a second.</summary>
    /// <param name="elapsed">Time since the profile was chosen; not negative.</param>
    public double KbpsAt(TimeSpan elapsed)
    {
        var seconds = elapsed.TotalSeconds % _periodSeconds;
        foreach (var step in _steps)
        {
            if (seconds < step.Seconds)
            {
                return step.Kbps;
            }

            seconds -= step.Seconds;
        }

        return _steps[^1].Kbps;
    }
}
