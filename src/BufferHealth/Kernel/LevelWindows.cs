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
        // In locals, and written back once: through the memory each step waits 4 to 5 ns for the one before.
        double from = w.Time;
        double area = w.OpenArea;
        double covered = w.OpenCovered;
        double least = w.OpenMinimum;
        double end = w.SlotStart + SlotMicroseconds;
        while (true)
        {
            double held = Math.Min(time, end) - from;
            if (w.Level >= 0 && held > 0)
            {
                least = covered > 0 ? Math.Min(least, w.Level) : w.Level;
                area += w.Level * held;
                covered += held;
            }
            if (time < end)
            {
                break;
            }
            Close(ref w, area, covered, least);
            area = 0;
            covered = 0;
            least = 0;
            from = end;
            end += SlotMicroseconds;
        }
        w.SlotStart = end - SlotMicroseconds;
        w.OpenArea = area;
        w.OpenCovered = covered;
        w.OpenMinimum = least;
        w.Time = time;
        w.Level = level;
    }

    /// <summary>Forgets the past: after a gap nobody knows what the level was.</summary>
    internal static void Clear(ref LevelWindow w)
    {
        int length = w.Length;
        double decay = w.Decay;
        Start(ref w, length, decay);
    }

    /// <summary>Mean over the window, weighted by time, and the least level in it; negative where nothing is known.</summary>
    internal static void Read(ref LevelWindow w, ref double average, ref double minimum)
    {
        double sum = w.OpenArea / SlotMicroseconds;
        double weight = w.OpenCovered / SlotMicroseconds;
        double least = w.OpenCovered > 0 ? w.OpenMinimum : w.Level;
        if (w.Level >= 0)
        {
            least = Math.Min(least, w.Level);
        }
        double elapsed = (w.Time - w.SlotStart) / SlotMicroseconds;
        int index = w.Next;
        // One walk for both: each step waits for the sum of the one before, and has time for the minimum meanwhile.
        int length = w.Length;
        int count = Math.Min(w.Count, length);
        for (int age = 1; age <= count; age++)
        {
            index = index == 0 ? LevelSlots.Capacity - 1 : index - 1;
            double mean = w.Slots[index].Mean;
            if (mean >= 0)
            {
                double share = age == length ? 1 - elapsed : 1;
                sum += mean * share;
                weight += share;
                double slotMinimum = w.Slots[index].Minimum;
                if (least < 0 || slotMinimum < least)
                {
                    least = slotMinimum;
                }
            }
        }
        average = weight > 0 ? sum / weight : w.Level;
        minimum = least;
    }

    /// <summary>Mean in which 100 ms of age cost a factor of <see cref="LevelWindow.Decay"/>; negative where nothing is known.</summary>
    internal static double Decayed(ref LevelWindow w)
    {
        // Inside the open slot the decay is linear, so no exponential is needed; at the slot's end both agree.
        double elapsed = (w.Time - w.SlotStart) / SlotMicroseconds;
        double keep = 1 - (1 - w.Decay) * elapsed;
        double weight = w.DecayedWeight * keep + w.OpenCovered;
        return weight > 0 ? (w.DecayedSum * keep + w.OpenArea) / weight : w.Level;
    }

    /// <summary>Puts a slot that is over among the closed ones.</summary>
    private static void Close(ref LevelWindow w, double area, double covered, double least)
    {
        w.DecayedSum = w.DecayedSum * w.Decay + area;
        w.DecayedWeight = w.DecayedWeight * w.Decay + covered;
        ref LevelSlot slot = ref w.Slots[w.Next];
        slot.Mean = covered > 0 ? (float)(area / covered) : -1f;
        slot.Minimum = (float)least;
        w.Next = w.Next + 1 == LevelSlots.Capacity ? 0 : w.Next + 1;
        w.Count = Math.Min(w.Count + 1, LevelSlots.Capacity);
    }
}
