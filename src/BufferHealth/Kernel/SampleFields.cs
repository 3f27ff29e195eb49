namespace BufferHealth.Kernel;

/// <summary>Which parts of an <see cref="Observation"/> are known; for the yes-or-no parts also their value.</summary>
[Flags]
internal enum SampleFields
{
    None = 0,
    Level = 1 << 0,
    Playhead = 1 << 1,
    Rate = 1 << 2,
    Frames = 1 << 3,
    Quality = 1 << 4,
    Paused = 1 << 5,
    Seeking = 1 << 6,
    Ended = 1 << 7,
    Hidden = 1 << 8,
    AtEnd = 1 << 9,
    Bitrate = 1 << 10,
    DroppedFrames = 1 << 11,
    Target = 1 << 12,
    Intent = Paused | Seeking | Ended | Hidden | AtEnd,
}
