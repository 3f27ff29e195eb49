using BufferHealth.Kernel;
using CsCheck;

namespace BufferHealth.Tests.Scores;

/// <summary>The kernel's own logarithm, exponential and power against the runtime's.</summary>
public sealed class NumericTests
{
    private const double Relative = 1e-12;

    private static readonly Gen<double> Positive = Gen.Frequency(
        (3, Gen.Double[1e-9, 1e9]),
        (2, Gen.Double[0.5, 2]),
        (1, Gen.Double[1 - 1e-9, 1 + 1e-9]),
        (2, Gen.Select(Gen.Double[1, 2], Gen.Int[-1022, 1023], (m, e) => Math.ScaleB(m, e))));

    [Fact]
    public void Ln_is_the_logarithm() => Positive.Sample(x => Near(Math.Log(x), Numeric.Ln(x)), iter: 200_000);

    [Theory]
    [InlineData(1)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(double.MaxValue)]
    [InlineData(1.4142135623730951)]
    [InlineData(1.4142135623730954)]
    [InlineData(0.9999999999999999)]
    [InlineData(1.0000000000000002)]
    public void Ln_at_its_limits(double x) => Near(Math.Log(x), Numeric.Ln(x));

    [Fact]
    public void Exp_is_the_exponential() => Gen.Double[-700, 700].Sample(x => Near(Math.Exp(x), Numeric.Exp(x)), iter: 200_000);

    [Fact]
    public void Exp_beyond_its_range_is_0_or_infinite()
    {
        Assert.Equal(0, Numeric.Exp(-710));
        Assert.Equal(double.PositiveInfinity, Numeric.Exp(710));
        Assert.Equal(1, Numeric.Exp(0));
    }

    [Fact]
    public void Pow_is_the_power() =>
        Gen.Select(Gen.Double[1e-9, 1e9], Gen.Double[0.01, 3]).Sample((x, y) => Near(Math.Pow(x, y), Numeric.Pow(x, y)), iter: 200_000);

    [Fact]
    public void Pow_of_0_is_0()
    {
        Assert.Equal(0, Numeric.Pow(0, 0.4));
        Assert.Equal(0, Numeric.Pow(double.Epsilon, 0.4));
    }

    private static void Near(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Relative * Math.Abs(expected), $"{actual:R} is not {expected:R}");
}
