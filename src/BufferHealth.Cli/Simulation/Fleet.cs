namespace BufferHealth.Cli.Simulation;

/// <summary>
/// All viewers of a run: what comes of their records, in the order in which it comes. Each session is a function of the seed, its slot and
/// its place in the slot, so that it is the same however many others there are. One thread.
/// </summary>
internal sealed class Fleet
{
    /// <summary>The first viewers come over this time, or over a quarter of the run when that is less.</summary>
    internal const long ArriveOverMs = 30_000;

    /// <summary>How long a slot is empty between two sessions, at the mean.</summary>
    internal const double MeanGapMs = 5000;

    /// <summary>What every record takes on its way.</summary>
    internal const int LeastDelayMs = 20;

    private readonly SimulationOptions _options;
    private readonly double[] _popularity;
    private readonly PriorityQueue<Slot, (long At, int Slot)> _slots = new();
    private readonly PriorityQueue<Delivery, (long At, long Order)> _coming = new();
    private long _order;
    private int _begun;

    internal Fleet(SimulationOptions options)
    {
        _options = options;
        // Zipf: the second content has half as many viewers as the first.
        _popularity = [.. Enumerable.Range(1, options.Contents).Select(i => 1.0 / i)];
        double over = Math.Min(ArriveOverMs, (options.DurationMs ?? ArriveOverMs * 4) / 4.0);
        for (int i = 0; i < Math.Min(options.Viewers, options.Sessions ?? int.MaxValue); i++)
        {
            Slot slot = new(i) { OpensAt = (long)(over * i / options.Viewers) };
            _slots.Enqueue(slot, (slot.OpensAt, i));
        }
    }

    /// <summary>Called with each session when it begins.</summary>
    internal Action<Visit>? Begun { get; set; }

    /// <summary>Sessions begun.</summary>
    internal int SessionCount => _begun;

    /// <summary>Viewers now.</summary>
    internal int Present { get; private set; }

    /// <summary>Records that were lost on their way.</summary>
    internal long Lost { get; private set; }

    /// <summary>Records that come twice.</summary>
    internal long Doubled { get; private set; }

    /// <summary>When the next record comes, in ms since the run began; null when none will.</summary>
    internal long? NextArrivalMs => Prepare() ? _coming.Peek().ArrivalMs : null;

    /// <summary>Takes the next record; false when there is none any more.</summary>
    internal bool TryNext(out Delivery delivery)
    {
        delivery = default;
        return Prepare() && _coming.TryDequeue(out delivery, out _);
    }

    /// <summary>Lets viewers go on until nothing can come before what is coming.</summary>
    private bool Prepare()
    {
        while (_slots.TryPeek(out Slot? slot, out (long At, int Slot) place) && !(_coming.TryPeek(out _, out (long At, long Order) next) && next.At <= place.At))
        {
            if (slot.Player is null)
            {
                _slots.Dequeue();
                Open(slot);
            }
            else
            {
                Send(slot);
                _slots.Dequeue();
                GoOn(slot);
            }
        }
        return _coming.Count > 0;
    }

    private void Open(Slot slot)
    {
        if (_begun >= _options.Sessions || slot.OpensAt >= _options.DurationMs)
        {
            return;
        }
        Dice dice = Dice.Of(_options.Seed, slot.Number, slot.Ordinal++);
        int content = dice.Pick(_popularity);
        Dialect dialect = (Dialect)dice.Pick(_options.Dialects);
        string cdn = $"cdn-{1 + dice.Below(_options.Cdns)}";
        string player = _options.Players[dice.Below(_options.Players.Length)];
        slot.Visit = new()
        {
            SessionId = Uuid(ref dice),
            ContentId = $"content-{content + 1}",
            Dialect = dialect,
            Player = dialect == Dialect.Client ? "buffer-health" : player,
            Cdn = cdn,
            Custom = _options.Custom is { } custom ? $"{custom.Key}=\"{1 + dice.Below(custom.Values)}\"" : "",
            StartMs = slot.OpensAt,
            AheadMs = (long)dice.Between(-_options.SkewMs, _options.SkewMs),
            Road = dice.Split(),
        };
        // Of one content every viewer sees the same length: 3 to 30 minutes.
        long contentMs = 180_000 + Dice.Of(_options.Seed, -1, content).Below(1_620_000);
        Incident? incident = _options.Incident?.Cdn == cdn ? _options.Incident : null;
        slot.Player = new(slot.Visit, dice, incident, contentMs, _options.DurationMs - slot.OpensAt ?? long.MaxValue);
        _begun++;
        Present++;
        Begun?.Invoke(slot.Visit);
        GoOn(slot);
    }

    private void GoOn(Slot slot)
    {
        long before = slot.Visit!.StartMs + slot.Report.TimeMs;
        if (slot.Player!.TryNext(out Report report))
        {
            slot.Report = report;
            _slots.Enqueue(slot, (slot.Visit.StartMs + report.TimeMs, slot.Number));
            return;
        }
        Present--;
        slot.OpensAt = before + 1 + (long)Dice.Of(_options.Seed, slot.Number, -slot.Ordinal).Exponential(MeanGapMs);
        (slot.Player, slot.Visit, slot.Report) = (null, null, default);
        _slots.Enqueue(slot, (slot.OpensAt, slot.Number));
    }

    private void Send(Slot slot)
    {
        Visit visit = slot.Visit!;
        Dice road = visit.Road;
        int copies = road.Happens(_options.Loss) ? 0 : road.Happens(_options.Duplicates) ? 2 : 1;
        Lost += copies == 0 ? 1 : 0;
        Doubled += copies == 2 ? 1 : 0;
        for (int copy = 0; copy < copies; copy++)
        {
            long arrival = visit.StartMs + slot.Report.TimeMs + LeastDelayMs + (long)road.Between(0, _options.ReorderMs);
            _coming.Enqueue(new(visit, slot.Report, arrival), (arrival, _order++));
        }
        visit.Road = road;
    }

    private static string Uuid(ref Dice dice)
    {
        // Version 4, variant 1, as players make them.
        ulong high = dice.Bits() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000;
        ulong low = dice.Bits() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000;
        return $"{high >> 32:x8}-{high >> 16 & 0xFFFF:x4}-{high & 0xFFFF:x4}-{low >> 48:x4}-{low & 0xFFFF_FFFF_FFFF:x12}";
    }

    private sealed class Slot(int number)
    {
        internal int Number => number;

        internal int Ordinal { get; set; }

        internal long OpensAt { get; set; }

        internal Visit? Visit { get; set; }

        internal Player? Player { get; set; }

        internal Report Report { get; set; }
    }
}
