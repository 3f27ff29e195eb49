namespace BufferHealth.ScoreEvaluation;

/// <summary>A form of the score: which terms are left to the fit, where they start, and what the others are.</summary>
/// <param name="Name">As in the table.</param>
internal sealed record Form(string Name)
{
    private static readonly int Count = Enum.GetValues<Term>().Length;

    private Dictionary<Term, double> free = [];
    private double[] values = Neutral();

    /// <summary>Bitrate and pixels share a slope.</summary>
    internal bool OneSlope { get; init; }

    /// <summary>The device's terms are the same with VMAF and without.</summary>
    internal bool OneDevice { get; init; }

    /// <summary>VMAF is taken as it is.</summary>
    internal bool PlainVmaf { get; init; }

    internal IReadOnlyList<Term> Free => [.. free.Keys.Order()];

    /// <summary>The same, with more terms left to the fit.</summary>
    internal Form Fitting(params (Term Term, double Start)[] terms)
    {
        Form form = this with { free = new(free), values = [.. values] };
        foreach ((Term term, double start) in terms)
        {
            form.free[term] = start;
        }
        return form;
    }

    /// <summary>The same, with terms fixed.</summary>
    internal Form Fixing(params (Term Term, double Value)[] terms)
    {
        Form form = this with { free = new(free), values = [.. values] };
        foreach ((Term term, double value) in terms)
        {
            form.free.Remove(term);
            form.values[(int)term] = value;
        }
        return form;
    }

    /// <summary>A term that the data cannot tell is left out: device terms where nobody had such a device, the startup where nobody waited.</summary>
    internal Form For(IReadOnlyList<FittedSet> sets)
    {
        Form form = this;
        foreach ((Term term, double neutral, bool seen) in new[]
        {
            (Term.Phone, 0, sets.Any(s => s.Phone.Contains(true))),
            (Term.PhoneFlatness, 0, sets.Any(s => s.Phone.Contains(true))),
            (Term.VmafPhone, 0, sets.Any(s => s.Phone.Contains(true))),
            (Term.Uhd, 0, sets.Any(s => s.Uhd.Contains(true))),
            (Term.VmafUhd, 0, sets.Any(s => s.Uhd.Contains(true))),
            (Term.Codec, 0, sets.Any(s => s.Modern.Contains(true) && s.Modern.Contains(false))),
            (Term.Startup, 1.0, sets.Any(s => s.Startup.Any(w => w > 0))),
        })
        {
            form = !seen && form.free.ContainsKey(term) ? form.Fixing((term, neutral)) : form;
        }
        return form;
    }

    internal double[] Start() => [.. Free.Select(t => free[t])];

    /// <summary>All terms from the free ones.</summary>
    internal double[] Whole(IReadOnlyList<double> fitted)
    {
        double[] all = [.. values];
        IReadOnlyList<Term> terms = Free;
        for (int i = 0; i < terms.Count; i++)
        {
            all[(int)terms[i]] = fitted[i];
        }
        if (OneSlope)
        {
            all[(int)Term.Bitrate] = all[(int)Term.Pixels];
        }
        if (OneDevice)
        {
            all[(int)Term.VmafPhone] = all[(int)Term.Phone];
            all[(int)Term.VmafUhd] = all[(int)Term.Uhd];
        }
        return all;
    }

    private static double[] Neutral()
    {
        double[] v = new double[Count];
        v[(int)Term.StarvedPower] = 1;
        v[(int)Term.Saturation] = double.NegativeInfinity;
        v[(int)Term.Startup] = 1;
        v[(int)Term.StallPower] = 0.5;
        v[(int)Term.SessionPower] = 0.5;
        v[(int)Term.MeanPower] = 1;
        return v;
    }
}
