namespace BufferHealth.Kernel;

/// <summary>Fills and reads a <see cref="LevelWindow"/>.</summary>
internal static class LevelWindows
{
    internal const double SlotMicroseconds = 100_000;

    private const double Unknown = -1;

    internal static void Start(ref LevelWindow w, int lengthSlots, double decay)
    {
        w = default;
        w.Length = lengthSlots;
        w.Decay = decay;
        w.Level = Unknown;
    }

    /// <summary>Lets the last level hold until <paramref name="time"/>, then takes the new one (negative: unknown).</summary>
    internal static void Add(ref LevelWindow w, double time, double level)
    {
        if (w.Started == 0)
        {
            if (level < 0)
            {
                return;         // a slot of which only a part is known would count as a whole one
            }
            w.Started = 1;
            w.SlotStart = time;
            w.Time = time;
            w.OpenMinimum = level;
        }
        while (time >= w.SlotStart + SlotMicroseconds)
        {
            Hold(ref w, w.SlotStart + SlotMicroseconds);
            Close(ref w);
        }
        Hold(ref w, time);
        w.Level = level;
    }

    /// <summary>Forgets the past: after a gap nobody knows what the level was.</summary>
    internal static void Clear(ref LevelWindow w)
    {
        int length = w.Length;
        double decay = w.Decay;
        Start(ref w, length, decay);
    }

    /// <summary>Mean over the window, weighted by time; negative where nothing is known.</summary>
    internal static double Mean(ref LevelWindow w)
    {
        double open = w.OpenCovered / SlotMicroseconds;
        double sum = w.OpenArea / SlotMicroseconds;
        double weight = open;
        double elapsed = (w.Time - w.SlotStart) / SlotMicroseconds;
        for (int age = 1; age <= Math.Min(w.Count, w.Length); age++)
        {
            double mean = At(ref w, age).Mean;
            if (mean >= 0)
            {
                double share = age == w.Length ? 1 - elapsed : 1;
                sum += mean * share;
                weight += share;
            }
        }
        return weight > 0 ? sum / weight : w.Level;
    }

    /// <summary>Least level in the window; negative where nothing is known.</summary>
    internal static double Minimum(ref LevelWindow w)
    {
        double least = w.OpenCovered > 0 ? w.OpenMinimum : w.Level;
        if (w.Level >= 0)
        {
            least = Math.Min(least, w.Level);
        }
        for (int age = 1; age <= Math.Min(w.Count, w.Length); age++)
        {
            ref LevelSlot slot = ref At(ref w, age);
            bool counts = slot.Mean >= 0 && (age < w.Length || w.Time < w.SlotStart + SlotMicroseconds);
            if (counts && (least < 0 || slot.Minimum < least))
            {
                least = slot.Minimum;
            }
        }
        return least;
    }

    /// <summary>Mean in which 100 ms of age cost a factor of <see cref="LevelWindow.Decay"/>; negative where nothing is known.</summary>
    internal static double Decayed(ref LevelWindow w)
    {
        // Inside the open slot the decay is linear, so no exponential is needed; at the slot's end both agree.
        double elapsed = (w.Time - w.SlotStart) / SlotMicroseconds;
        double keep = 1 - (1 - w.Decay) * elapsed;
        double weight = w.DecayedWeight * keep + w.OpenCovered / SlotMicroseconds;
        return weight > 0 ? (w.DecayedSum * keep + w.OpenArea / SlotMicroseconds) / weight : w.Level;
    }

    private static void Hold(ref LevelWindow w, double until)
    {
        double held = until - w.Time;
        w.Time = until;
        if (w.Level < 0 || held <= 0)
        {
            return;
        }
        w.OpenMinimum = w.OpenCovered > 0 ? Math.Min(w.OpenMinimum, w.Level) : w.Level;
        w.OpenArea += w.Level * held;
        w.OpenCovered += held;
    }

    private static void Close(ref LevelWindow w)
    {
        w.DecayedSum = w.DecayedSum * w.Decay + w.OpenArea / SlotMicroseconds;
        w.DecayedWeight = w.DecayedWeight * w.Decay + w.OpenCovered / SlotMicroseconds;
        ref LevelSlot slot = ref w.Slots[w.Next];
        slot.Mean = w.OpenCovered > 0 ? (float)(w.OpenArea / w.OpenCovered) : -1f;
        slot.Minimum = (float)w.OpenMinimum;
        w.Next = w.Next + 1 == LevelSlots.Capacity ? 0 : w.Next + 1;
        w.Count = Math.Min(w.Count + 1, LevelSlots.Capacity);
        w.SlotStart += SlotMicroseconds;
        w.OpenArea = 0;
        w.OpenCovered = 0;
        w.OpenMinimum = 0;
    }

    /// <summary>The closed slot of an age of 1 (the newest) to <see cref="LevelWindow.Count"/>.</summary>
    private static ref LevelSlot At(ref LevelWindow w, int age)
    {
        int index = w.Next - age;
        return ref w.Slots[index < 0 ? index + LevelSlots.Capacity : index];
    }
}
