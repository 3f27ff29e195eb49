namespace BufferHealth.Cli.Simulation;

/// <summary>
/// A viewer's access: a chain of four conditions, each held for a random time, with a throughput that is drawn when it begins. docs/simulate.md
/// has the numbers.
/// </summary>
internal sealed class Link
{
    private const double MedianKbps = 6000;
    private const double Spread = 0.9;
    private const double LeastKbps = 500;

    // Good, fair, poor, outage: share of the link's own throughput, mean time, and what comes next.
    private static readonly double[] Shares = [1, 0.5, 0.12, 0];
    private static readonly double[] MeanMs = [60_000, 30_000, 12_000, 9000];
    private static readonly double[][] Next = [[0, 0.75, 0.2, 0.05], [0.6, 0, 0.3, 0.1], [0.2, 0.65, 0, 0.15], [0.3, 0.4, 0.3, 0]];

    private readonly double _ownKbps;
    private readonly Incident? _incident;
    private readonly long _offset;
    private Dice _dice;
    private int _condition;
    private double _kbps;
    private long _until;

    /// <param name="dice">Its numbers.</param>
    /// <param name="incident">The incident of its network; null when there is none.</param>
    /// <param name="offset">When the session begins, in ms since the run began.</param>
    internal Link(Dice dice, Incident? incident, long offset)
    {
        _dice = dice;
        (_incident, _offset) = (incident, offset);
        _ownKbps = Math.Max(LeastKbps, _dice.LogNormal(MedianKbps, Spread));
        _condition = _dice.Pick([0.6, 0.3, 0.1]);
        Hold(0);
    }

    /// <summary>Throughput from now on, in kbit/s.</summary>
    internal double Kbps { get; private set; }

    /// <summary>Until when, in ms since the session began.</summary>
    internal long ChangesAt { get; private set; }

    /// <summary>Goes on to what begins now.</summary>
    internal void Change(long now)
    {
        if (now >= _until)
        {
            _condition = _dice.Pick(Next[_condition]);
            Hold(now);
        }
        else
        {
            Apply(now);
        }
    }

    private void Hold(long now)
    {
        _until = now + 1 + (long)_dice.Exponential(MeanMs[_condition]);
        _kbps = _ownKbps * Shares[_condition] * _dice.LogNormal(1, 0.3);
        Apply(now);
    }

    private void Apply(long now)
    {
        (Kbps, ChangesAt) = (_kbps, _until);
        if (_incident is null)
        {
            return;
        }
        long at = now + _offset;
        if (at < _incident.FromMs)
        {
            ChangesAt = Math.Min(_until, _incident.FromMs - _offset);
        }
        else if (at < _incident.ToMs)
        {
            Kbps *= Incident.Share;
            ChangesAt = Math.Min(_until, _incident.ToMs - _offset);
        }
    }
}
