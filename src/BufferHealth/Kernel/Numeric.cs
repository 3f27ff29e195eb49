namespace BufferHealth.Kernel;

/// <summary>Arithmetic that gives the same bits in .NET and in WebAssembly.</summary>
internal static class Numeric
{
    internal const double MicrosecondsPerSecond = 1e6;

    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;
    private const double SmallestNormal = 2.2250738585072014e-308;

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

    /// <summary>e to the power x: 0 below -708, infinite above 708.</summary>
    internal static double Exp(double x) => x <= 0 ? ExpMinus(-x) : 1 / ExpMinus(x);

    /// <summary>The natural logarithm of a normal number over 0, to 1e-15 of its size.</summary>
    internal static double Ln(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int power = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (m > 1.4142135623730951)         // from 1/sqrt(2) to sqrt(2), so that numbers near 1 lose no digits
        {
            m *= 0.5;
            power++;
        }
        // ln m = 2 artanh s, whose series in s^2 <= 0.0295 reaches the last bit with 11 terms.
        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 0;
        for (double k = 21; k > 0; k -= 2)
        {
            sum = sum * square + 1 / k;
        }
        return power * Ln2 + 2 * s * sum;
    }

    /// <summary>x to the power y for x of 0 or more and y over 0; exact to the last bit where y is 1/2.</summary>
    internal static double Pow(double x, double y) => y == 0.5 ? Math.Sqrt(x) : x < SmallestNormal ? 0 : Exp(y * Ln(x));
}
