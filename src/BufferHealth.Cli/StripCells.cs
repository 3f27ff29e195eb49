namespace BufferHealth.Cli;

/// <summary>
/// A recording cut into equal cells. A cell shows the state that most of its time was in; a stall or freeze that would
/// not show in any is given the cell that holds most of it.
/// </summary>
internal sealed class StripCells
{
    private readonly PlaybackState[] states;
    private readonly int[] marks;
    private readonly double start;
    private readonly double cell;

    internal StripCells(Recording recording, int count)
    {
        states = new PlaybackState[count];
        marks = new int[count];
        start = recording.Start;
        cell = Math.Max(recording.End - start, 1e-3) / count;
        FillByTime(recording.Spans);
        int number = 0;
        HashSet<int> taken = [];
        foreach (StateSpan span in recording.Spans)
        {
            if (span.State is PlaybackState.Stalled or PlaybackState.Frozen)
            {
                number++;
                int first = FirstShown(span, taken);
                taken.Add(first);
                states[first] = span.State;
                marks[first] = marks[first] == 0 ? number : marks[first];
            }
        }
    }

    internal IReadOnlyList<PlaybackState> States => states;

    /// <summary>Where a stall or freeze begins to show: its number from 1 in order of time; elsewhere 0.</summary>
    internal IReadOnlyList<int> Marks => marks;

    /// <summary>The time at which a cell begins.</summary>
    internal double Time(int index) => start + index * cell;

    private int Index(double time) => Math.Clamp((int)((time - start) / cell), 0, states.Length - 1);

    private double Overlap(StateSpan span, int index) =>
        Math.Min(span.End, Time(index + 1)) - Math.Max(span.Start, Time(index));

    private void FillByTime(IReadOnlyList<StateSpan> spans)
    {
        double[,] spent = new double[states.Length, Enum.GetValues<PlaybackState>().Length];
        foreach (StateSpan span in spans)
        {
            for (int i = Index(span.Start); i <= Index(span.End); i++)
            {
                spent[i, (int)span.State] += Math.Max(0, Overlap(span, i));
            }
        }
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = Enum.GetValues<PlaybackState>().MaxBy(state => spent[i, (int)state]);
        }
    }

    private int FirstShown(StateSpan span, HashSet<int> taken)
    {
        int first = Index(span.Start);
        int last = Index(span.End);
        for (int i = first; i <= last; i++)
        {
            if (states[i] == span.State)
            {
                return i;
            }
        }
        int most = Enumerable.Range(first, last - first + 1).MaxBy(i => Overlap(span, i));
        // A freeze beside a stall in one cell: the next cell that shows neither.
        return new[] { most, most + 1, most - 1 }.Where(i => i >= 0 && i < states.Length && !taken.Contains(i)).FirstOrDefault(most);
    }
}
