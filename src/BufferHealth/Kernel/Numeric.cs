namespace BufferHealth.Kernel;

/// <summary>Arithmetic that gives the same bits in .NET and in WebAssembly.</summary>
internal static class Numeric
{
    internal const double MicrosecondsPerSecond = 1e6;

    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;

    /// <summary>Seconds as whole microseconds, so that sums of times are exact.</summary>
    internal static double Microseconds(double seconds) => Math.Round(seconds * MicrosecondsPerSecond);

    internal static double Seconds(double microseconds) => microseconds / MicrosecondsPerSecond;

    internal static double Clamp(double value, double low, double high) => Math.Min(Math.Max(value, low), high);

    /// <summary>e to the power -x for x of 0 or more; 0 once the result is below the smallest normal number.</summary>
    internal static double ExpMinus(double x)
    {
        double power = -x * Log2E;
        if (power < -1022)
        {
            return 0;
        }
        double whole = Math.Floor(power + 0.5);
        double r = power - whole;
        // The Taylor series of e^(r ln 2), of which 13 terms reach the last bit for |r| <= 0.5.
        double p = 1;
        for (double k = 13; k > 0; k--)
        {
            p = 1 + p * (r * Ln2) / k;
        }
        return p * BitConverter.Int64BitsToDouble((long)(int)(whole + 1023) << 52);
    }
}
