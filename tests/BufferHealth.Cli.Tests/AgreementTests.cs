using BufferHealth.Cli.Ratings;

namespace BufferHealth.Cli.Tests;

/// <summary>The statistics against figures worked by hand.</summary>
public sealed class AgreementTests
{
    [Fact]
    public void Rank_correlation_without_ties()
    {
        // Ranks 1 2 3 4 5 and 2 1 4 3 5: differences 1 1 1 1 0, so 1 - 6 * 4 / (5 * 24).
        Assert.Equal(0.8, Agreement.RankCorrelation([10, 20, 30, 40, 50], [5, 1, 90, 80, 1000])!.Value, 1e-12);
    }

    [Fact]
    public void Rank_correlation_with_ties()
    {
        // Ranks 1 2.5 2.5 4 and 1 3 2 4: covariance 4.5, variances 4.5 and 5.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), Agreement.RankCorrelation([1, 2, 2, 3], [10, 30, 20, 40])!.Value, 1e-12);
    }

    [Fact]
    public void Scores_that_are_all_the_same_have_no_correlation()
    {
        Agreement all = Agreement.Of([7, 7, 7], [1, 2, 3], 10);
        Assert.Equal((null, null), (all.Srcc, all.Plcc));
        Assert.Equal(Math.Sqrt(2.0 / 3), all.Rmse, 1e-9);
    }

    [Fact]
    public void Scores_that_differ_by_rounding_alone_are_the_same() =>
        Assert.Null(Agreement.Of([7, 7 + 1e-13, 7 - 1e-13], [1, 2, 3], 0).Srcc);

    [Fact]
    public void A_logistic_is_found_again()
    {
        double[] x = [.. Enumerable.Range(0, 101).Select(i => (double)i)];
        double[] y = [.. x.Select(v => 20 + 60 / (1 + Math.Exp(-(v - 40) / 8)))];
        Logistic mapping = Logistic.Fit(x, y);
        Assert.False(mapping.IsLinear);
        Assert.All(x.Zip(y), p => Assert.Equal(p.Second, mapping.Of(p.First), 0.01));
        Agreement agreement = Agreement.Of(x, y, 0);
        Assert.Equal(1, agreement.Plcc!.Value, 1e-6);
        Assert.Equal(0, agreement.Rmse, 0.01);
    }

    [Fact]
    public void What_falls_keeps_its_sign_on_a_straight_line()
    {
        // y = 11 - x: nothing is missed, and the correlation is -1.
        Agreement agreement = Agreement.Of([1, 2, 3, 4, 10], [10, 9, 8, 7, 1], 0);
        Assert.True(agreement.IsLinear);
        Assert.Equal((-1.0, -1.0), (Math.Round(agreement.Srcc!.Value, 12), Math.Round(agreement.Plcc!.Value, 12)));
        Assert.Equal(0, agreement.Rmse, 1e-9);
    }

    [Fact]
    public void Intervals_hold_the_figure_and_narrow_with_more_sessions()
    {
        Random random = new(7);
        (double[] X, double[] Y) Noisy(int count)
        {
            double[] x = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 100)];
            return (x, [.. x.Select(v => v + 40 * random.NextDouble())]);
        }
        (double[] x1, double[] y1) = Noisy(40);
        (double[] x2, double[] y2) = Noisy(1000);
        Agreement few = Agreement.Of(x1, y1, 500), many = Agreement.Of(x2, y2, 500);
        Assert.InRange(few.Srcc!.Value, few.SrccInterval!.Value.Low, few.SrccInterval.Value.High);
        Assert.True(many.SrccInterval!.Value.High - many.SrccInterval.Value.Low < few.SrccInterval.Value.High - few.SrccInterval.Value.Low);
    }
}
