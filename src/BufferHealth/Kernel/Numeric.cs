namespace BufferHealth.Kernel;

/// <summary>Arithmetic that gives the same bits in .NET and in WebAssembly.</summary>
internal static class Numeric
{
    internal const double MicrosecondsPerSecond = 1e6;

    private const double Log2E = 1.4426950408889634;

    // ln(2)^k / k!: the Taylor series of 2^r, of which 8 terms are right to 6e-9 for |r| <= 0.5: a score needs no more, and
    // each further constant is 9 bytes that no page's gzip makes smaller.
    private const double C1 = 0.6931471805599453;
    private const double C2 = 0.2402265069591007;
    private const double C3 = 0.05550410866482158;
    private const double C4 = 0.009618129107628477;
    private const double C5 = 0.0013333558146428443;
    private const double C6 = 0.0001540353039338161;
    private const double C7 = 1.5252733804059841e-05;

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
        double p = C7;
        p = p * r + C6;
        p = p * r + C5;
        p = p * r + C4;
        p = p * r + C3;
        p = p * r + C2;
        p = p * r + C1;
        p = p * r + 1;
        return p * BitConverter.Int64BitsToDouble((long)(int)(whole + 1023) << 52);
    }
}
