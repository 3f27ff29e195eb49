namespace BufferHealth.Kernel;

/// <summary>What an update brought about. The low eight bits hold the <see cref="InputStatus"/>.</summary>
[Flags]
internal enum Signals
{
    None = 0,
    StatusMask = 0xFF,
    StateChanged = 1 << 8,
    StallStarted = 1 << 9,
    StallEnded = 1 << 10,
    FreezeStarted = 1 << 11,
    FreezeEnded = 1 << 12,
    Started = 1 << 13,
    Report = 1 << 14,
    SeekEnded = 1 << 15,
    HealthChanged = 1 << 16,
    StartFailed = 1 << 17,
    StallLong = 1 << 18,
    RiskChanged = 1 << 19,
}
