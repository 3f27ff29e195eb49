namespace BufferHealth.Cmcd.Benchmarks;

/// <summary>One way of reading or writing, on one thread.</summary>
/// <param name="What">What was done.</param>
/// <param name="BytesPerRecord">Mean size of a record.</param>
/// <param name="Best">Records a second of one core's time in the best round.</param>
/// <param name="Median">The same in the median round.</param>
/// <param name="Allocated">Bytes allocated in all rounds after the first.</param>
internal sealed record Measurement(string What, double BytesPerRecord, double Best, double Median, long Allocated)
{
    /// <summary>Does it over and over: one round to warm up, which also gives the checksum that all others must give.</summary>
    internal static Measurement Of(string what, double bytesPerRecord, int rounds, Func<long> thousand)
    {
        const int Repeats = 100;
        long expected = Round(thousand, Repeats);
        Round(thousand, Repeats);
        double[] seconds = new double[rounds];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rounds; i++)
        {
            // Time of the processor, not of the clock on the wall: that would measure who else is at work on the machine.
            TimeSpan start = Environment.CpuUsage.TotalTime;
            long checksum = Round(thousand, Repeats);
            seconds[i] = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            if (checksum != expected)
            {
                throw new InvalidOperationException($"{what}: the checksum was {expected} and is {checksum}.");
            }
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(seconds);
        return new(what, bytesPerRecord, Repeats * SampleBody.Records / seconds[0], Repeats * SampleBody.Records / seconds[rounds / 2], allocated);
    }

    private static long Round(Func<long> thousand, int repeats)
    {
        long checksum = 0;
        for (int i = 0; i < repeats; i++)
        {
            checksum += thousand();
        }
        return checksum;
    }
}
