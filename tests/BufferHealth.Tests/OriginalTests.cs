using System.Text.Json;

namespace BufferHealth.Tests;

/// <summary>The two tests of the class that this library began as, as they were given.</summary>
public sealed class OriginalTests
{
    [Fact]
    public void Stall_is_detected()
    {
        BufferHealthMonitor monitor = new();
        monitor.UpdateBufferLevel(0.5);
        monitor.UpdateBufferLevel(0.05);
        using JsonDocument metrics = JsonDocument.Parse(monitor.GetMetrics());
        Assert.True(metrics.RootElement.GetProperty("stallCount").GetInt32() > 0);
    }

    [Fact]
    public void A_full_buffer_scores_high()
    {
        BufferHealthMonitor monitor = new();
        for (int i = 0; i < 10; i++)
        {
            monitor.UpdateBufferLevel(2.0);
        }
        using JsonDocument metrics = JsonDocument.Parse(monitor.GetMetrics());
        Assert.True(metrics.RootElement.GetProperty("qoeScore").GetDouble() > 90);
    }
}
