using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Tests.Sessions;

/// <summary>
/// A viewer whose every state is known: starts, plays 1.5 to 15 s at a time, and between that stalls, pauses, seeks. Its player says each
/// state as it begins, and the present one every 30 s; the own client also its totals, each time.
/// </summary>
internal sealed class SimulatedViewer
{
    private StateTimes _spent;
    private int _stalls;
    private long _now;
    private long _nextTimer = 30_000;
    private long? _startup;
    private char _state;

    public SimulatedViewer(Random random, int steps)
    {
        Enter('s');
        Stay(random.Next(300, 4000));
        _startup = _now;
        Enter('p');
        for (int i = 0; i < steps; i++)
        {
            Stay(random.Next(1500, 15_000));
            string between = random.Next(4) switch { 0 => "a", 1 => "kr", 2 => "k", _ => "r" };
            string told = "";
            foreach (char state in between)
            {
                // What follows a seek is its wait, and the viewer's stall count does not change.
                _stalls += between == "r" ? 1 : 0;
                Enter(state, seeking: between[0] == 'k');
                int ms = random.Next(100, 6000);
                Stay(ms);
                told = between == "r" ? $",bsd=({ms})" : "";
            }
            Enter('p', told: told);
        }
        Stay(random.Next(1500, 8000));
        Enter('e');
    }

    /// <summary>What was said, in order; the place in the list is the sequence number.</summary>
    public List<Said> Records { get; } = [];

    /// <summary>All that is true at the end.</summary>
    public Truth End => Records[^1].Truth;

    private SessionState Spending { get; set; } = SessionState.Starting;

    private void Enter(char state, bool seeking = false, string told = "")
    {
        _state = state;
        Spending = state switch
        {
            's' => SessionState.Starting,
            'p' => SessionState.Playing,
            'a' => SessionState.Paused,
            'e' => SessionState.Ended,
            _ => seeking ? SessionState.Seeking : SessionState.Stalled,
        };
        Say("ps", told);
    }

    private void Stay(long ms)
    {
        long until = _now + ms;
        while (_nextTimer < until)
        {
            Pass(_nextTimer);
            Say("t");
            _nextTimer += 30_000;
        }
        Pass(until);
    }

    private void Pass(long until)
    {
        _spent.Add(Spending, until - _now);
        _now = until;
    }

    private void Say(string what, string stalled = "") => Records.Add(new(_now, $"e={what},sta={_state},v=2,sn={Records.Count}", stalled, new(
        _startup, _stalls, _spent[SessionState.Stalled], _spent[SessionState.Playing],
        _spent[SessionState.Paused], _spent[SessionState.Seeking])));

    /// <summary>One record.</summary>
    internal sealed record Said(long Ms, string Members, string Stalled, Truth Truth)
    {
        /// <summary>What our own client adds.</summary>
        public string Totals => $",bsa=({Truth.Stalls}),bsda=({Truth.StallMs}),bh-playing={Truth.PlayingMs},bh-paused={Truth.PausedMs},bh-seeking={Truth.SeekingMs}"
            + (Truth.StartupMs is { } ms ? $",msd={ms}" : "");
    }

    /// <summary>What is true at one moment.</summary>
    internal sealed record Truth(long? StartupMs, long Stalls, long StallMs, long PlayingMs, long PausedMs, long SeekingMs)
    {
        public static Truth Of(SessionRow row) => new(row.StartupMs, row.StallCount!.Value, row.StallMs!.Value, row.PlayingMs!.Value, row.PausedMs!.Value, row.SeekingMs!.Value);
    }
}
