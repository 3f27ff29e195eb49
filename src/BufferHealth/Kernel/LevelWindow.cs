using System.Runtime.CompilerServices;

namespace BufferHealth.Kernel;

/// <summary>The level over the last 100 ms: its mean weighted by time, and its minimum. A negative mean is an empty slot.</summary>
internal struct LevelSlot
{
    public float Mean;
    public float Minimum;
}

/// <summary>The closed slots of the window, a ring.</summary>
[InlineArray(Capacity)]
internal struct LevelSlots
{
    public const int Capacity = 100;

    private LevelSlot first;
}

/// <summary>
/// The recent history of the level in constant memory, whatever the sampling rate. A level holds until the next sample.
/// Time is cut into slots of 100 ms; a closed slot keeps mean and minimum, the open one its running sums. Over a window
/// of n slots, the open slot, n - 1 closed ones and the uncovered part of the oldest count.
/// </summary>
internal struct LevelWindow
{
    /// <summary>Microseconds at which the open slot began.</summary>
    public double SlotStart;

    /// <summary>Microseconds up to which the level is accounted for.</summary>
    public double Time;

    /// <summary>The level that holds since <see cref="Time"/>; negative where it is unknown.</summary>
    public double Level;

    /// <summary>Level x microseconds in the open slot.</summary>
    public double OpenArea;

    /// <summary>Microseconds of the open slot in which the level is known.</summary>
    public double OpenCovered;

    /// <summary>The least level in the open slot.</summary>
    public double OpenMinimum;

    /// <summary>Level x microseconds of the closed slots, each weighted by the decay to the power of its age in slots.</summary>
    public double DecayedSum;

    /// <summary>Microseconds of the closed slots in which the level is known, weighted alike.</summary>
    public double DecayedWeight;

    /// <summary>Weight of a slot against the one after it.</summary>
    public double Decay;

    /// <summary>Length of the window in slots, 1 to <see cref="LevelSlots.Capacity"/>.</summary>
    public int Length;

    /// <summary>Closed slots in the ring.</summary>
    public int Count;

    /// <summary>Where the next closed slot goes.</summary>
    public int Next;

    /// <summary>1 once a level has set the slots' grid.</summary>
    public int Started;

    public LevelSlots Slots;
}
