namespace BufferHealth.ForecastEvaluation;

/// <summary>The whole evaluation: fits, then judges every set.</summary>
internal sealed class Run
{
    private Run(Weights fitted, Dictionary<LinkSet, Findings> sets)
    {
        Fitted = fitted;
        Sets = sets;
    }

    /// <summary>The weights that the sets of the fit give; those in the kernel are these, rounded.</summary>
    internal Weights Fitted { get; }

    internal Dictionary<LinkSet, Findings> Sets { get; }

    internal static Run Over(List<Link> links)
    {
        (LinkSet Set, Link[] Links)[] sets = [.. links.GroupBy(l => l.Set).Select(g => (LinkSet.Of(g.Key), g.ToArray()))];
        Dictionary<string, Fit> samples = sets.ToDictionary(s => s.Set.File, s => Gather(
            s.Links, () => new Fit(), (link, number, fit) => Evaluation.Simulate(link, number, e => Evaluation.Collect(e, fit)), (a, b) => a.Add(b)));
        Weights Solve(Func<LinkSet, bool> among)
        {
            Fit all = new();
            foreach ((LinkSet set, _) in sets.Where(s => among(s.Set)))
            {
                all.Add(samples[set.File]);
            }
            return all.Count > 0 ? all.Solve() : Weights.Shipped;
        }
        Dictionary<string, Weights> without = sets.Select(s => s.Set.Origin).Distinct()
            .ToDictionary(origin => origin, origin => Solve(s => s.Origin != origin));
        Dictionary<LinkSet, Findings> found = [];
        foreach ((LinkSet set, Link[] members) in sets)
        {
            Weights leftOut = without[set.Origin];
            found[set] = Gather(
                members,
                () => new Findings(),
                (link, number, f) =>
                {
                    f.Links++;
                    Evaluation.Simulate(link, number, s => Evaluation.Judge(s, leftOut, f));
                },
                (a, b) => a.Add(b));
        }
        return new(Solve(s => s.Fitted), found);
    }

    internal static Findings Judge(List<Session> sessions)
    {
        Findings found = new();
        foreach (Session session in sessions)
        {
            Evaluation.Judge(session, Weights.Shipped, found);
        }
        return found;
    }

    internal static Findings Sum(IEnumerable<Findings> parts)
    {
        Findings sum = new();
        foreach (Findings part in parts)
        {
            sum.Add(part);
        }
        return sum;
    }

    /// <summary>Two workers whatever the machine, each with every other link, so that results do not depend on it.</summary>
    private static T Gather<T>(Link[] links, Func<T> create, Action<Link, int, T> take, Action<T, T> add)
    {
        const int Workers = 2;
        T[] parts = [.. Enumerable.Range(0, Workers).Select(_ => create())];
        Parallel.For(0, Workers, worker =>
        {
            for (int i = worker; i < links.Length; i += Workers)
            {
                take(links[i], i, parts[worker]);
            }
        });
        add(parts[0], parts[1]);
        return parts[0];
    }
}
