using System.Runtime.CompilerServices;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>Ms spent in each <see cref="SessionState"/> of which a row tells; the time spent in the others is forgotten.</summary>
internal struct StateTimes
{
    private Places _places;

    /// <summary>Ms spent in a state; 0 for one that is not kept.</summary>
    public readonly long this[SessionState state] => IsKept(state) ? _places[state - SessionState.Starting] : 0;

    /// <summary>Adds to a state.</summary>
    public void Add(SessionState state, long ms)
    {
        if (IsKept(state))
        {
            _places[state - SessionState.Starting] += ms;
        }
    }


    internal readonly void Write(SnapshotWriter writer)
    {
        foreach (long ms in _places)
        {
            writer.Put(ms);
        }
    }

    internal static StateTimes Read(ref SnapshotReader reader)
    {
        StateTimes times = default;
        foreach (ref long ms in (Span<long>)times._places)
        {
            ms = reader.Long();
        }
        return times;
    }
    private static bool IsKept(SessionState state) => state is >= SessionState.Starting and <= SessionState.Paused;

    [InlineArray(SessionState.Paused - SessionState.Starting + 1)]
    private struct Places
    {
        private long _first;
    }
}
