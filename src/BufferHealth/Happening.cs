using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// All that one update has to tell, copied from the state: a listener may feed the monitor, and then the state moves on.
/// </summary>
internal readonly record struct Happening(
    Signals Signals, Interruption Stall, Interruption Freeze, int Episode, double? Startup, SeekEnd Seek,
    StateChange Passing, StateChange Change, HealthLevel Health, bool Alarmed, Metrics? Report);
