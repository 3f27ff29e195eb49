namespace BufferHealth.Tests.Surface;

/// <summary>The options at their limits and one step outside; the message names option, value and range.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Defaults_are_the_original_s()
    {
        BufferHealthOptions options = new();
        Assert.Equal((10.0, 1.0, 0.1, 0.8, ScoreModel.Live),
            (options.WindowSeconds, options.ReportIntervalSeconds, options.StallThresholdSeconds, options.Decay, options.ScoreModel));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(9.9)]
    [InlineData(10)]
    public void Window_takes(double value) => Assert.Equal(value, new BufferHealthOptions { WindowSeconds = value }.WindowSeconds);

    [Theory]
    [InlineData(0.0999)]
    [InlineData(10.1)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Window_refuses(double value) => Refused(() => new BufferHealthOptions { WindowSeconds = value }, "WindowSeconds", value, "0.1 to 10");

    [Theory]
    [InlineData(0.15)]
    [InlineData(1.0001)]
    public void Window_refuses_a_part_of_a_slot(double value) =>
        Refused(() => new BufferHealthOptions { WindowSeconds = value }, "WindowSeconds", value, "multiple of 0.1");

    [Theory]
    [InlineData(0.1)]
    [InlineData(3600)]
    public void Report_interval_takes(double value) =>
        Assert.Equal(value, new BufferHealthOptions { ReportIntervalSeconds = value }.ReportIntervalSeconds);

    [Theory]
    [InlineData(0.0999)]
    [InlineData(3600.001)]
    [InlineData(double.NaN)]
    public void Report_interval_refuses(double value) =>
        Refused(() => new BufferHealthOptions { ReportIntervalSeconds = value }, "ReportIntervalSeconds", value, "0.1 to 3600");

    [Theory]
    [InlineData(0.01)]
    [InlineData(5)]
    public void Threshold_takes(double value) =>
        Assert.Equal(value, new BufferHealthOptions { StallThresholdSeconds = value }.StallThresholdSeconds);

    [Theory]
    [InlineData(0.00999)]
    [InlineData(5.001)]
    [InlineData(double.NaN)]
    public void Threshold_refuses(double value) =>
        Refused(() => new BufferHealthOptions { StallThresholdSeconds = value }, "StallThresholdSeconds", value, "0.01 to 5");

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.99)]
    public void Decay_takes(double value) => Assert.Equal(value, new BufferHealthOptions { Decay = value }.Decay);

    [Theory]
    [InlineData(0.00999)]
    [InlineData(0.9901)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Decay_refuses(double value) => Refused(() => new BufferHealthOptions { Decay = value }, "Decay", value, "0.01 to 0.99");

    [Fact]
    public void Score_refuses_a_formula_that_there_is_not() =>
        Refused(() => new BufferHealthOptions { ScoreModel = (ScoreModel)2 }, "ScoreModel", (ScoreModel)2, "Live or Classic");

    [Fact]
    public void The_threshold_and_the_window_are_used()
    {
        BufferHealthMonitor monitor = new(new BufferHealthOptions { StallThresholdSeconds = 1, WindowSeconds = 0.5 });
        monitor.UpdateBufferLevel(2, 0);
        monitor.UpdateBufferLevel(0.9, 1);
        monitor.UpdateBufferLevel(0.9, 2);
        Assert.Equal(PlaybackState.Stalled, monitor.State);
        Assert.Equal(0.9, monitor.Snapshot().AvgBufferLevel!.Value, 1e-6);
    }

    private static void Refused<T>(Func<BufferHealthOptions> make, string name, T value, string range)
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(name, refused.ParamName);
        Assert.Equal((object?)value, refused.ActualValue);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{value}"), refused.Message, StringComparison.Ordinal);
        Assert.Contains(range, refused.Message, StringComparison.Ordinal);
    }
}
